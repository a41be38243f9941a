/** A sentence that reads a risk curve aloud. */
import { formatInterval, formatNumber, formatRisk } from '@/lib/format';
import type { Feature } from '@/models/features';
import type { FeatureSummary, RiskCurve } from '@/models/model';
import { comparisonValue } from './comparison-value';
import { plausibleText, valueText } from './panels/patient';

/**
 * "At 148 mg/dl the model's risk is 58 %; at 120 it would be 32 %." A missing value is said to be missing.
 * `risk` is the patient's own risk, in [0,1].
 */
export function curveReading(feature: Feature, summary: FeatureSummary, curve: RiskCurve, risk: number): string {
  if (curve.values.length === 0) return 'No patient of the cohort has a value.';
  if (curve.at === null) {
    return `Not measured. ${plausibleReading(feature, curve)}`;
  }
  const other = comparisonValue(summary, curve, curve.at);
  const own = valueText(feature, curve.at);
  const here = `${feature.kind === 'numeric' ? `At ${own}` : `With “${own}”`} the model’s risk is ${formatRisk(risk)}`;
  if (other === null) return `${here}.`;
  const there =
    feature.kind === 'numeric' ? `at ${formatNumber(other.value)}` : `with “${valueText(feature, other.value)}”`;
  const alike = formatRisk(other.risk) === formatRisk(risk);
  return `${here}; ${there} it would be ${alike ? 'about the same' : formatRisk(other.risk)}.`;
}

/** What the values that it could have do to the risk. */
function plausibleReading(feature: Feature, { plausible, risk }: RiskCurve): string {
  if (plausible === undefined)
    return `Over the values it could have, the model’s risk runs from ${formatInterval(Math.min(...risk), Math.max(...risk))}.`;
  const values = plausibleText(feature, plausible.values);
  return formatRisk(plausible.riskLow) === formatRisk(plausible.riskHigh)
    ? `Plausible values (${values}) leave the risk at about ${formatRisk(plausible.riskLow)}.`
    : `Plausible values (${values}) move the risk between ${formatRisk(plausible.riskLow)} and ${formatRisk(plausible.riskHigh)}; ` +
        'this is part of the interval.';
}
