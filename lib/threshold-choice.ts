/** A threshold and how it was chosen, as it stands in an address: `?threshold=0.23&basis=costRatio&costRatio=3.35`. */
import { thresholdOfCostRatio } from '@/models/metrics/cost-ratio';

export type ThresholdChoice =
  | {
      /** In (0,1). */
      readonly threshold: number;
      readonly basis: 'netBenefit' | 'manual';
    }
  | {
      readonly threshold: number;
      readonly basis: 'costRatio';
      /** How many false alarms one missed case is worth, above 0. */
      readonly costRatio: number;
    };

/** The parameters of an address that hold a choice. */
export const thresholdParameterNames = ['threshold', 'basis', 'costRatio'] as const;
export type ThresholdParameters = Partial<Record<(typeof thresholdParameterNames)[number], string>>;

/** The choice that an address holds; a cost ratio goes before the threshold beside it. `fallback` by hand where it holds none that can be. */
export function readThresholdChoice(
  { threshold, basis, costRatio }: ThresholdParameters,
  fallback: number,
): ThresholdChoice {
  const ratio = Number(costRatio);
  if (basis === 'costRatio' && isPossibleCostRatio(ratio)) return byCostRatio(ratio);
  const given = Number(threshold);
  if (!(given > 0 && given < 1)) return { threshold: fallback, basis: 'manual' };
  return { threshold: given, basis: basis === 'netBenefit' ? 'netBenefit' : 'manual' };
}

/** Whether a missed case can be worth so many false alarms: the threshold must stay clear of zero and one. */
export function isPossibleCostRatio(costRatio: number): boolean {
  return costRatio >= LEAST_COST_RATIO && costRatio <= MOST_COST_RATIO;
}

/** Beyond these every patient is flagged, or none. */
export const [LEAST_COST_RATIO, MOST_COST_RATIO] = [0.001, 1000];

/** The choice of a possible cost ratio. */
export function byCostRatio(costRatio: number): ThresholdChoice {
  return { threshold: thresholdOfCostRatio(costRatio), basis: 'costRatio', costRatio };
}

/** The choice as parameters of an address. */
export function thresholdParameters(choice: ThresholdChoice): ThresholdParameters {
  const { threshold, basis } = choice;
  const ratio = choice.basis === 'costRatio' ? { costRatio: String(choice.costRatio) } : {};
  return { threshold: String(threshold), basis, ...ratio };
}
