/** What whoever publishes a model decides, and what such a decision must be. Pure, so that a form says the same as the server. */
import type { ThresholdBasis } from '@/db/schema/models';
import { thresholdOfCostRatio } from '@/models/metrics/cost-ratio';
import { formatNumber, formatRisk } from '../format';

export interface PublicationDecision {
  /** Risk at or above which a patient counts as positive, strictly between 0 and 1. */
  readonly threshold: number;
  readonly thresholdBasis: ThresholdBasis;
  /** For whom, when and for what decision. */
  readonly intendedUse: string;
}

export const intendedUseLength = { least: 10, most: 500 } as const;
export const reasonLength = { least: 3, most: 500 } as const;

/** A threshold rounded to the nearest per cent still follows from its cost ratio. */
const rounding = 0.005 + 1e-9;

/** One sentence that says what is wrong with a threshold, or null. */
export function thresholdProblem({
  threshold,
  thresholdBasis: { kind, costRatio },
}: Pick<PublicationDecision, 'threshold' | 'thresholdBasis'>): string | null {
  if (!(threshold > 0 && threshold < 1)) return 'the threshold must be strictly between zero and one';
  if (kind !== 'costRatio') {
    return costRatio === undefined ? null : 'a cost ratio goes with a threshold chosen by it, and with no other';
  }
  if (costRatio === undefined || !(costRatio > 0 && costRatio < Infinity)) {
    return 'the cost ratio must be a number above zero: how many false alarms one missed case is worth';
  }
  const follows = thresholdOfCostRatio(costRatio);
  if (Math.abs(follows - threshold) <= rounding) return null;
  return `a cost ratio of ${formatNumber(costRatio)} gives the threshold ${formatRisk(follows)}, not ${formatRisk(threshold)}: change one of them`;
}

/** One sentence that says what is wrong with an intended use, or null. */
export function intendedUseProblem(intendedUse: string): string | null {
  const { least, most } = intendedUseLength;
  return lengthProblem('the intended use', 'say for whom, when and for what decision', intendedUse, least, most);
}

/** One sentence that says what is wrong with the reason of a roll back, or null. */
export function reasonProblem(reason: string): string | null {
  const { least, most } = reasonLength;
  return lengthProblem('the reason', 'say why the earlier version comes back', reason, least, most);
}

function lengthProblem(what: string, mend: string, text: string, least: number, most: number): string | null {
  const { length } = text.trim();
  if (length >= least && length <= most) return null;
  return `${what} must have ${least} to ${most} characters, but it has ${length}: ${mend}`;
}
