import { riskGroups } from './risk-groups';

export type PrecisionRecallPoint = readonly [recall: number, precision: number];

/**
 * Precision (positive predictive value) against recall (sensitivity), `[recall, precision]`, one point for each distinct risk from the
 * highest down, recall ascending. Average precision is the sum of precision times the gain in recall over these points. Empty
 * where nobody has the outcome.
 */
export function precisionRecallCurve(risks: ArrayLike<number>, labels: ArrayLike<number>): PrecisionRecallPoint[] {
  let [events, patients] = [0, 0];
  const counts = riskGroups(risks, labels).map((group) => {
    events += group.nEvents;
    patients += group.nEvents + group.nOthers;
    return [events, patients] as const;
  });
  return events === 0 ? [] : counts.map(([found, called]) => [found / events, found / called]);
}
