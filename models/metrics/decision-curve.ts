/** Net benefit over the thresholds at which somebody might decide. */
import { checkPairs } from './check-pairs';
import { confusionAt, netBenefit } from './confusion';

export interface DecisionPoint {
  readonly threshold: number;
  readonly netBenefit: number;
  /** Of treating everybody; treating nobody has net benefit 0 at every threshold. */
  readonly treatAll: number;
}

/**
 * Decision curve (Vickers and Elkin 2006): net benefit of deciding by the model, and of treating all, at each threshold. Empty
 * where there are no patients.
 *
 * @param thresholds from zero to below one; every hundredth from 0.01 to 0.99 unless given.
 */
export function decisionCurve(
  risks: ArrayLike<number>,
  labels: ArrayLike<number>,
  thresholds: readonly number[] = hundredths,
): DecisionPoint[] {
  const { n, nEvents } = checkPairs(risks, labels);
  const all = { truePositives: nEvents, falsePositives: n - nEvents, trueNegatives: 0, falseNegatives: 0 };
  return thresholds.flatMap((threshold) => {
    const ours = netBenefit(confusionAt(risks, labels, threshold), threshold).estimate;
    const everybody = netBenefit(all, threshold).estimate;
    return ours === null || everybody === null ? [] : [{ threshold, netBenefit: ours, treatAll: everybody }];
  });
}

const hundredths = Array.from({ length: 99 }, (_, index) => (index + 1) / 100);
