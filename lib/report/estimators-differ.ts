import type { Assessment } from '@/models/model';

/** Whether the risk by the root and the risk by the level mean differ by more than half the width of the interval. */
export function estimatorsDiffer({ tauStar, levelMean, riskLow, riskHigh }: Assessment): boolean {
  if (tauStar === null || levelMean === null) return false;
  return Math.abs(1 - tauStar - levelMean) > (riskHigh - riskLow) / 2;
}
