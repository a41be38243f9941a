/** Which rows each panel gives. */
import { formatNumber } from '@/lib/format';
import { panelOf, type CurveFeature, type PanelOf, type PatientReport, type ReportRiskCurve } from '../content';
import type { PanelRenderers } from '../panel-renderers';
import { modelEntries, partTitles } from '../words';
import { levelColumn, type ReportRow } from './columns';
import { valueRemark } from '../value-remark';
import { changeRows, contributionRows, counterfactualRows, similarPatientRows, withinDataRows } from './explanations';

/** The rows of a panel, in the order in which a reader needs them. */
export const panelRows: PanelRenderers<ReportRow[], [PatientReport]> = {
  risk: (panel) => [
    { item: 'risk', text: panel.sentence, risk: panel.risk, riskLow: panel.riskLow, riskHigh: panel.riskHigh },
    { item: 'level of the interval', value: panel.intervalLevel },
    { item: 'outcome', text: panel.outcome.name },
    { item: 'positive means', text: panel.outcome.positiveMeans },
    { item: 'negative means', text: panel.outcome.negativeMeans },
    { item: 'threshold', value: panel.threshold, text: panel.thresholdSentence },
    ...panel.cautions.map((text) => ({ item: 'caution', text })),
  ],
  patient: (panel) => [
    { item: 'label', text: panel.label },
    { item: 'row of the cohort, counted from 0', value: panel.rowIndex },
    { item: 'judged by', text: panel.judgedBy },
    ...panel.values.map((shown) => ({
      ...{ feature: shown.name, item: shown.label, value: shown.value, unit: shown.unit },
      text: [shown.text, valueRemark(shown)].filter((part) => part !== '').join('; '),
    })),
    ...changeRows(panel),
  ],
  placeInCohort: (panel) => [
    { item: 'place', value: panel.shareBelow, text: panel.sentence },
    { item: 'patients judged', value: panel.nPatients },
    ...panel.histogram.map((count, bin) => {
      const edge = (at: number) => formatNumber((100 * at) / panel.histogram.length);
      return { item: `patients with a risk from ${edge(bin)} to ${edge(bin + 1)} %`, value: count, unit: 'patients' };
    }),
  ],
  withinData: withinDataRows,
  contributions: contributionRows,
  counterfactuals: counterfactualRows,
  similarPatients: similarPatientRows,
  riskCurves: (panel, report) => panel.curves.flatMap((curve) => curveRows(curve, report)),
  latentQuantileCurves: (panel) => [
    { item: 'explanation', text: panel.explanation },
    ...(panel.taus.length === 0 ? [] : [{ item: 'where', text: whereLevelsStand }]),
    { item: 'τ* of the patient', value: panel.tauStar },
    ...panel.taus.map((tau) => ({ item: `quantile level of the column ${levelColumn(tau)}`, value: tau })),
  ],
  assessment: ({ assessment, ...panel }) => [
    { item: 'estimator', text: panel.estimator },
    { item: 'risk', risk: assessment.risk, riskLow: assessment.riskLow, riskHigh: assessment.riskHigh },
    { item: 'τ*', value: assessment.tauStar },
    { item: 'level mean', value: assessment.levelMean },
    { item: 'level disagreement', value: assessment.levelDisagreement },
    { item: 'beyond the grid of levels', text: assessment.beyondGrid ?? 'no' },
    { item: 'members that judged', value: assessment.nMembers },
    ...(assessment.latentQuantiles.length === 0
      ? []
      : [{ item: 'latent quantiles at the patient', ...levelCells(panel.taus, assessment.latentQuantiles) }]),
    ...panel.rows.map(({ name, value, meaning }) => ({ item: name, text: `${value}: ${meaning}` })),
  ],
  evaluation: (panel) => [
    { item: 'explanation', text: panel.explanation },
    ...panel.parts.flatMap(({ part, nPatients, nEvents, metrics }) => {
      const name = partTitles[part].toLowerCase();
      return [
        { item: `${name}: patients`, value: nPatients },
        { item: `${name}: events`, value: nEvents },
        ...metrics.flatMap(({ label, estimate, low, high, reason }) => [
          { item: `${name}: ${label}`, value: estimate, text: reason },
          ...(low === null || high === null ? [] : [{ item: `${name}: ${label}, lower end`, value: low }]),
          ...(low === null || high === null ? [] : [{ item: `${name}: ${label}, upper end`, value: high }]),
        ]),
      ];
    }),
  ],
  model: (panel) => modelEntries(panel).map(([item, text]) => ({ item, text })),
  notes: (panel) => panel.notes.map(({ title, text }) => ({ item: title, text })),
};

const whereLevelsStand = 'The latent quantiles stand in the rows of riskCurves, one column for each level.';

/** One row a point of the grid. */
function curveRows(curve: ReportRiskCurve, report: PatientReport): ReportRow[] {
  const { definition } = curve.feature;
  const { taus, curves } = panelOf(report, 'latentQuantileCurves');
  const latent = curves.find(({ feature }) => feature.definition.name === definition.name);
  const points = curve.values.map((value, index) => ({
    feature: definition.name,
    item: definition.label,
    value: definition.kind === 'numeric' ? value : null,
    unit: unitOf(curve.feature),
    text: pointText(curve, value),
    risk: curve.risk[index] ?? null,
    riskLow: curve.riskLow[index] ?? null,
    riskHigh: curve.riskHigh[index] ?? null,
    ...levelCells(taus, latent?.latentQuantiles[index] ?? []),
  }));
  return points.length > 0 ? points : [{ feature: definition.name, item: definition.label, text: curve.reading }];
}

/** A category by its label; of a number's points, which one is the patient's. */
function pointText({ feature: { definition }, at }: ReportRiskCurve, value: number): string | null {
  if (definition.kind === 'categorical') return definition.levelLabels[value] ?? null;
  return value === at ? 'the patient’s own value' : null;
}

function levelCells(taus: PanelOf<'latentQuantileCurves'>['taus'], latentQuantiles: readonly number[]): ReportRow {
  return Object.fromEntries(latentQuantiles.map((quantile, level) => [levelColumn(taus[level] ?? NaN), quantile]));
}

function unitOf({ definition }: CurveFeature): string | null {
  return definition.kind === 'numeric' ? definition.unit : null;
}
