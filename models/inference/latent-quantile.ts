import type { TiltedDistribution } from '../math/tilted-distribution';

/** Q with F_tau(-Q) = negative, taken from the smaller of the two probabilities, which has more digits. */
export function latentQuantileOf(
  negative: number,
  positive: number,
  tau: number,
  distribution: TiltedDistribution,
): number {
  return negative <= tau
    ? -distribution.quantile(Math.max(negative, Number.MIN_VALUE), tau)
    : distribution.quantile(Math.max(positive, Number.MIN_VALUE), 1 - tau);
}
