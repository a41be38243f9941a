/** What each panel says in the document, for a person who reads it without any program of ours. */
import { formatCount, formatInterval, formatNumber, formatRisk } from '@/lib/format';
import { valueText } from '../panels/patient';
import type { PanelOf, ReportRiskCurve } from '../content';
import type { PanelRenderers } from '../panel-renderers';
import { intervalCaption, metricTexts, modelEntries, partTitles, swingText } from '../words';
import { changesTable } from '../tables';
import { thinned } from '../thinned';
import { explanationSections } from './explanation-sections';
import type { Block } from './narrative';
import { valueRemark } from '../value-remark';

const words = (text: string): Block => ({ words: text });

/** The narrative of a panel. All points of the curves lie in the attached report; here every curve has about ten. */
export const panelSections: PanelRenderers<Block[]> = {
  risk: (panel) => [
    words(`${formatRisk(panel.risk)} (${intervalCaption(panel.riskLow, panel.riskHigh, panel.intervalLevel)})`),
    words(panel.sentence),
    words(`Positive: ${panel.outcome.positiveMeans}. Negative: ${panel.outcome.negativeMeans}.`),
    words(panel.thresholdSentence),
    ...panel.cautions.map(words),
  ],
  patient: patientBlocks,
  placeInCohort: (panel) => [
    words(panel.sentence),
    {
      heads: ['Risk', 'Patients'],
      rows: panel.histogram.map((count, bin) => [binText(panel.histogram.length, bin), formatCount(count)]),
    },
  ],
  ...explanationSections,
  riskCurves: (panel) => panel.curves.flatMap(curveBlocks),
  latentQuantileCurves: (panel) => [
    words(panel.explanation),
    ...panel.curves.map((curve) => latentTable(panel, curve)),
  ],
  assessment: (panel) => [
    {
      heads: ['Number', 'Value', 'Meaning'],
      rows: panel.rows.map(({ name, value, meaning }) => [name, value, meaning]),
    },
  ],
  evaluation: (panel) => [
    words(panel.explanation),
    ...panel.parts.flatMap(({ part, nPatients, nEvents, metrics }): Block[] => [
      words(`${partTitles[part]}: ${formatCount(nPatients, 'patient')}, ${formatCount(nEvents, 'event')}`),
      {
        heads: ['Metric', 'Estimate', 'Interval'],
        rows: metrics.map((metric) => [metric.label, ...metricTexts(metric)]),
      },
    ]),
  ],
  model: (panel) => [{ heads: ['Entry', 'Value'], rows: modelEntries(panel) }],
  notes: (panel) => panel.notes.map(({ title, text }) => words(`${title}: ${text}`)),
};

function patientBlocks(panel: PanelOf<'patient'>): Block[] {
  const changed = changesTable(panel);
  return [
    words(panel.judgedBy),
    {
      heads: ['Feature', 'Value', 'In the cohort'],
      rows: panel.values.map((value) => [value.label, value.text, valueRemark(value)]),
    },
    ...(changed === null ? [] : [words(panel.changesSentence ?? ''), changed]),
  ];
}

function curveBlocks(curve: ReportRiskCurve): Block[] {
  const { definition } = curve.feature;
  const rows = thinned(curve.values.length).map((index) => [
    valueText(definition, curve.values[index] ?? NaN),
    formatRisk(curve.risk[index] ?? NaN),
    formatInterval(curve.riskLow[index] ?? NaN, curve.riskHigh[index] ?? NaN),
  ]);
  const heading = words(`${definition.label}: ${swingText(curve.swing)}. ${curve.reading}`);
  return rows.length === 0 ? [heading] : [heading, { heads: [definition.label, 'Risk', 'Interval'], rows }];
}

function latentTable(
  { taus }: PanelOf<'latentQuantileCurves'>,
  curve: PanelOf<'latentQuantileCurves'>['curves'][number],
): Block {
  const { definition } = curve.feature;
  return {
    heads: [definition.label, ...taus.map((tau) => `Q(${formatNumber(tau)})`)],
    rows: thinned(curve.values.length).map((index) => [
      valueText(definition, curve.values[index] ?? NaN),
      ...(curve.latentQuantiles[index] ?? []).map((quantile) => formatNumber(quantile, 2)),
    ]),
  };
}

function binText(nBins: number, bin: number): string {
  return formatInterval(bin / nBins, (bin + 1) / nBins);
}
