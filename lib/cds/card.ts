/** The card that a clinician sees in the hospital's own system (CDS Hooks 2.0, Card Attributes). */
import { formatInterval, formatNumber, formatRisk, shortVersion } from '../format';
import { panelOf, type PanelOf, type PatientReport } from '../report/content';
import { intervalCaption, simulatedNotice } from '../report/words';

export interface CdsCard {
  readonly uuid: string;
  readonly summary: string;
  readonly detail: string;
  readonly indicator: 'info' | 'warning';
  readonly source: { readonly label: string; readonly url: string };
  readonly links: readonly { readonly label: string; readonly url: string; readonly type: 'absolute' }[];
}

/** The specification wants fewer than 140 characters. */
const summaryLimit = 139;

/** The report in short. `address` is where this server answers; the two paths lead to the patient's and the model's page. */
export function cdsCard(
  report: PatientReport,
  options: { address: string; patientPath: string; modelPath: string; intendedUse: string },
): CdsCard {
  const risk = panelOf(report, 'risk');
  const model = panelOf(report, 'model');
  const { address, patientPath, modelPath, intendedUse } = options;
  return {
    uuid: report.identifier,
    summary: summaryOf(report),
    detail: detailOf(report, intendedUse),
    indicator: risk.risk >= risk.threshold ? 'warning' : 'info',
    source: { label: `Riskcurve: ${model.name}, version ${shortVersion(model.version)}`, url: address + modelPath },
    links: [{ label: 'Open the patient in Riskcurve', url: address + patientPath, type: 'absolute' }],
  };
}

function summaryOf(report: PatientReport): string {
  const { risk, riskLow, riskHigh, sentence, outcome } = panelOf(report, 'risk');
  const mark = simulatedNotice(report) === null ? '' : 'SIMULATED. ';
  const full = `${mark}${sentence.replace(/\.$/, '')} (${formatInterval(riskLow, riskHigh)}).`;
  if (full.length <= summaryLimit) return full;
  const short = `${mark}Risk ${formatRisk(risk)} (${formatInterval(riskLow, riskHigh)}): ${outcome.positiveMeans}`;
  return short.length <= summaryLimit ? short : `${short.slice(0, summaryLimit - 1).trimEnd()}…`;
}

function detailOf(report: PatientReport, intendedUse: string): string {
  const risk = panelOf(report, 'risk');
  const model = panelOf(report, 'model');
  const notice = simulatedNotice(report);
  const lines = [
    ...(notice === null ? [] : [`**${markdownText(notice)}**`]),
    `- **Risk:** ${formatRisk(risk.risk)} (${intervalCaption(risk.riskLow, risk.riskHigh, risk.intervalLevel)})`,
    `- **Positive means:** patients who ${markdownText(risk.outcome.positiveMeans)}`,
    `- ${markdownText(risk.thresholdSentence)}`,
    ...risk.cautions.map((caution) => `- ${markdownText(caution)}`),
    `- **Patient:** ${markdownText(panelOf(report, 'patient').label)} of the cohort ${markdownText(report.cohort.name)}, ${panelOf(report, 'patient').judgedBy}`,
    `- **Model:** ${markdownText(model.name)}, version ${model.version}${model.recalibration ? `, recalibrated (${riskMapText(model.recalibration)})` : ''}`,
    ...(intendedUse === '' ? [] : [`- **Published for:** ${markdownText(intendedUse)}`]),
    '',
    'This describes the model, not the effect of treatment. For decision support by qualified staff; it does not replace clinical judgement.',
  ];
  return lines.join('\n');
}

function riskMapText({ slope, intercept, from }: NonNullable<PanelOf<'model'>['recalibration']>): string {
  return `slope ${formatNumber(slope, 2)}, intercept ${formatNumber(intercept, 2)} of ${shortVersion(from)}`;
}

/** Words that people wrote, so that they read as written and cannot become a link or a picture. */
function markdownText(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#+!|~&]/g, (sign) => `\\${sign}`).replace(/\s*\n\s*/g, ' ');
}
