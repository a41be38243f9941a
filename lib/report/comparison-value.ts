/** The value that a sentence compares a patient's with: "at 148 mg/dl 58 %; at 120 it would be 32 %". */
import { tickStep } from 'd3';
import { interpolate } from '@/lib/charts/interpolate';
import type { FeatureSummary, RiskCurve } from '@/models/model';

export interface Comparison {
  readonly value: number;
  /** Risk in [0,1] there, all else held. */
  readonly risk: number;
}

/**
 * The other value of a curve: for a category the level whose risk differs most; for a number the cohort's median, or a quartile
 * where the patient is near the median, at a round value (always a whole one where the feature has whole numbers only).
 *
 * @param at the patient's own value
 * @returns null where the curve has no other value
 */
export function comparisonValue(summary: FeatureSummary, curve: RiskCurve, at: number): Comparison | null {
  if (summary.kind === 'categorical') return mostDifferentLevel(curve, at);
  const { quantiles, integer } = summary;
  const [low, lower, median, upper, high] = [1, 25, 50, 75, 99].map((percent) => quantiles[percent] ?? NaN);
  const [first, last] = [curve.values[0], curve.values.at(-1)];
  if (low === undefined || lower === undefined || median === undefined || upper === undefined || high === undefined)
    return null;
  if (first === undefined || last === undefined || !(high > low)) return null;
  const step = Math.max(tickStep(low, high, stepsInCohort), integer ? 1 : 0);
  const near = Math.abs(at - median) < (high - low) / stepsInCohort;
  const target = near ? (at > median ? lower : upper) : median;
  const value = roundAway(target, at, step);
  if (value < first || value > last) return null;
  return { value, risk: interpolate(curve.values, curve.risk, value) };
}

/** A value is round where it is a multiple of about a tenth of the cohort's range: 120 mg/dl, 28 kg/m², 0.4. */
const stepsInCohort = 10;

/** The multiple of `step` nearest to `target`; the next one where that is hardly another value than `at`. */
function roundAway(target: number, at: number, step: number): number {
  const nearest = Math.round(target / step);
  const tooNear = Math.abs(nearest * step - at) < step / 2;
  const multiple = tooNear ? nearest + (target < at ? -1 : 1) : nearest;
  return Number((multiple * step).toPrecision(12));
}

function mostDifferentLevel(curve: RiskCurve, at: number): Comparison | null {
  const own = curve.risk[curve.values.indexOf(at)] ?? NaN;
  const others = curve.values
    .map((value, position) => ({ value, risk: curve.risk[position] ?? NaN }))
    .filter(({ value }) => value !== at);
  return others.sort((a, b) => Math.abs(b.risk - own) - Math.abs(a.risk - own))[0] ?? null;
}
