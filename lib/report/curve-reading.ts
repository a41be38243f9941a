/** A sentence that reads a risk curve aloud. */
import { interpolate } from '@/lib/charts/interpolate';
import { formatInterval, formatRisk } from '@/lib/format';
import type { Feature } from '@/models/features';
import type { FeatureSummary, RiskCurve } from '@/models/model';
import { valueText } from './panels/patient';

/**
 * "At 148 mg/dl the model's risk is 58 %; at 120 mg/dl it would be 32 %." A missing value is said to be missing.
 * `risk` is the patient's own risk, in [0,1].
 */
export function curveReading(feature: Feature, summary: FeatureSummary, curve: RiskCurve, risk: number): string {
  if (curve.values.length === 0) return 'No patient of the cohort has a value.';
  if (curve.at === null) {
    const range = formatInterval(Math.min(...curve.risk), Math.max(...curve.risk));
    return `Not measured. Over the values it could have, the model’s risk runs from ${range}.`;
  }
  const other = otherValue(feature, summary, curve, curve.at);
  const own = valueText(feature, curve.at);
  const here = `${feature.kind === 'numeric' ? `At ${own}` : `With “${own}”`} the model’s risk is ${formatRisk(risk)}`;
  if (other === null) return `${here}.`;
  const there = valueText(feature, other.value);
  return `${here}; ${feature.kind === 'numeric' ? `at ${there}` : `with “${there}”`} it would be ${formatRisk(other.risk)}.`;
}

/** The value to compare with: the level that differs most, or the cohort's median, or a quartile where the patient is near the median. */
function otherValue(feature: Feature, summary: FeatureSummary, curve: RiskCurve, at: number) {
  if (feature.kind === 'categorical' || summary.kind === 'categorical') {
    const others = curve.values
      .map((value, position) => ({ value, risk: curve.risk[position] ?? NaN }))
      .filter(({ value }) => value !== at);
    const own = curve.risk[curve.values.indexOf(at)] ?? NaN;
    return others.sort((a, b) => Math.abs(b.risk - own) - Math.abs(a.risk - own))[0] ?? null;
  }
  const [low, lower, median, upper, high] = [1, 25, 50, 75, 99].map((percent) => summary.quantiles[percent] ?? NaN);
  if (low === undefined || lower === undefined || median === undefined || upper === undefined || high === undefined) {
    return null;
  }
  const near = Math.abs(at - median) < 0.1 * (high - low);
  const value = near ? (at > median ? lower : upper) : median;
  return value === at ? null : { value, risk: interpolate(curve.values, curve.risk, value) };
}
