/** How far two models' curves along one feature are from telling the same. */
import type { FeatureSummary, RiskCurve } from '../model';
import { isPlausible } from './risk-curve-grid';

export interface CurveGap {
  readonly feature: number;
  /**
   * Largest less smallest distance (first less second, in risk) over the plausible values: zero where one curve is the other moved up or
   * down, so that it tells of the feature's effect and not of how high the two models stand.
   */
  readonly swing: number;
  /** The plausible value at which the two are furthest apart, with both risks there; null where no value is plausible. */
  readonly widest: { readonly value: number; readonly first: number; readonly second: number } | null;
}

/**
 * Compares two curves of one patient along one feature at the values that both have. Models of one cohort share their grid.
 * Throws a RangeError where the curves are not of one feature.
 */
export function findCurveGap(summary: FeatureSummary, first: RiskCurve, second: RiskCurve): CurveGap {
  const { feature } = first;
  if (second.feature !== feature)
    throw new RangeError(`curves of features ${feature} and ${second.feature} do not compare`);
  const shared = first.values.flatMap((value, index) => {
    const other = second.values.indexOf(value);
    if (other === -1 || !isPlausible(summary, value)) return [];
    return [{ value, first: first.risk[index]!, second: second.risk[other]! }];
  });
  if (shared.length === 0) return { feature, swing: 0, widest: null };
  const gaps = shared.map((place) => place.first - place.second);
  const sizes = gaps.map(Math.abs);
  return {
    feature,
    swing: Math.max(...gaps) - Math.min(...gaps),
    widest: shared[sizes.indexOf(Math.max(...sizes))]!,
  };
}
