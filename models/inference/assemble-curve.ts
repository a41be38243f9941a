import type { Assessment, FeatureSummary, RiskCurve } from '../model';
import { plausibleRange } from './plausible-range';
import { isPlausible } from './risk-curve-grid';

/** What the members say along a feature: one assessment for each value of the grid. */
export interface AssessedGrid {
  readonly values: readonly number[];
  readonly assessments: readonly Assessment[];
}

/** The curve of one feature from the assessments along it; `at` is the patient's own value, null where missing, and `drawn` then what it could be. */
export function assembleCurve(
  feature: number,
  summary: FeatureSummary,
  { values, assessments }: AssessedGrid,
  at: number | null,
  drawn: readonly number[] = [],
): RiskCurve {
  const risks = assessments.map(({ risk }) => risk);
  const range = at === null ? plausibleRange(summary, drawn, values, risks) : undefined;
  const plausible = assessments.filter((_, point) => isPlausible(summary, values[point]!)).map(({ risk }) => risk);
  return {
    feature,
    values,
    risk: risks,
    riskLow: assessments.map(({ riskLow }) => riskLow),
    riskHigh: assessments.map(({ riskHigh }) => riskHigh),
    latentQuantiles: assessments.map(({ latentQuantiles }) => latentQuantiles).filter((levels) => levels.length > 0),
    at,
    swing: plausible.length > 0 ? Math.max(...plausible) - Math.min(...plausible) : 0,
    ...(range && { plausible: range }),
  };
}
