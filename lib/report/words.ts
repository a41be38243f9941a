/** Small phrases that every format of a report shares. */
import { formatCount, formatInterval, formatNumber, formatShare } from '@/lib/format';
import { currentLocale } from '@/lib/locale';
import { memberNoun } from './member-noun';
import { panelOf, type PanelName, type PanelOf, type PatientReport, type ReportMetric } from './content';

/** Headings, one for each panel. */
export const panelTitles: Readonly<Record<PanelName, string>> = {
  risk: 'Risk',
  patient: 'The patient’s values',
  placeInCohort: 'Among the patients of the cohort',
  withinData: 'Patients like this one in the data',
  contributions: 'What each value contributes',
  riskCurves: 'What carries this risk',
  counterfactuals: 'What would change the verdict',
  similarPatients: 'The most similar patients',
  latentQuantileCurves: 'Latent quantiles Q(τ)',
  assessment: 'The numbers behind the risk',
  evaluation: 'How good the model is',
  model: 'The model',
  notes: 'Please note',
};

export const partTitles = { outOfFold: 'Out of fold', holdout: 'Holdout' } as const;

/** "23 Nov 2026, 15:32 UTC": a report travels, so its time names its zone. */
export function utcTime(iso: string): string {
  const format = new Intl.DateTimeFormat(currentLocale().tag, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  return `${format.format(new Date(iso))} UTC`;
}

/** What stands over a report whose values are not the patient's own; null over any other. */
export function whatIfNotice(report: PatientReport): string | null {
  const { changes, label } = panelOf(report, 'patient');
  if (changes.length === 0) return null;
  const list = changes.map((change) => `${change.label} ${change.from} → ${change.to}`).join('; ');
  return `What if, not this patient’s record: ${label} with other values (${list}).`;
}

export function simulatedNotice(report: PatientReport): string | null {
  return report.cohort.simulatedFrom === null
    ? null
    : 'Simulated cohort: this is not a real patient, and nothing here may be used in care.';
}

/** Caption of the risk interval: "48 to 67 %, 90 % interval". */
export function intervalCaption(low: number, high: number, level: number): string {
  return `${formatInterval(low, high)}, ${formatShare(level)} interval`;
}

/** Estimate and interval of a metric in words: ["0.832", "0.80 to 0.86"]. A rate reads in percent. */
export function metricTexts(metric: ReportMetric): readonly [string, string] {
  const show = (value: number) => (metric.name.endsWith('Rate') ? formatShare(value, 1) : formatNumber(value, 3));
  if (metric.estimate === null) return [metric.reason ?? 'undefined', ''];
  const interval = metric.low === null || metric.high === null ? '' : `${show(metric.low)} to ${show(metric.high)}`;
  return [show(metric.estimate), interval];
}

/** "swing 37 points": how far the risk moves over the plausible range. */
export function swingText(swing: number): string {
  return `moves ${formatNumber(100 * swing, 0)} points`;
}

/** What the model is, entry by entry: [name, value]. */
export function modelEntries(panel: PanelOf<'model'>): [string, string][] {
  const { engine, config } = panel;
  return [
    ['Name', panel.name],
    ['Version (sha256)', panel.version],
    ['Trained', `${utcTime(panel.trainedAt)}, ${formatCount(panel.nMembers, memberNoun(config.loss))}`],
    ['Engine', `${engine.engine}, ${engine.backend}, ${engine.device}`],
    ['Code version', panel.codeVersion],
    ['Data (sha256)', panel.dataHash],
    ...(panel.recalibration
      ? [['Recalibrated', recalibrationText(panel.recalibration)] satisfies [string, string]]
      : []),
    ['Prevalence', formatShare(panel.prevalence, 1)],
    ['Settings', Object.entries(config).map(settingText).join(' · ')],
  ];
}

function recalibrationText({ from, intercept, slope }: NonNullable<PanelOf<'model'>['recalibration']>): string {
  return `slope ${formatNumber(slope, 2)}, intercept ${formatNumber(intercept, 2)} of version ${from}`;
}

function settingText([name, value]: [string, string | number | readonly number[]]): string {
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return `${words} ${typeof value === 'object' ? value.join(', ') || 'none' : value}`;
}
