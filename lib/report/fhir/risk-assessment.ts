import { formatCount, formatShare } from '@/lib/format';
import { panelOf, type PatientReport } from '../content';
import { memberNoun } from '../member-noun';
import { intervalCaption, simulatedNotice, whatIfNotice } from '../words';
import { concept, percentage, percentQuantity, reference, type Resource } from './elements';

/** The references that an assessment holds. */
export interface AssessmentLinks {
  readonly subject: string;
  readonly device: string;
  readonly basis: readonly string[];
}

/**
 * The risk as a RiskAssessment. `probability[x]` holds a number or a range, not both, so there are two predictions of the one outcome:
 * the risk, then its interval, each saying so in its rationale; no extension is needed to read either. Probabilities are percentages
 * here. Neither a time frame nor a relative risk is given: the model has none.
 */
export function riskAssessment(report: PatientReport, links: AssessmentLinks): Resource {
  const risk = panelOf(report, 'risk');
  const whatIf = whatIfNotice(report);
  const { positiveMeans } = risk.outcome;
  return {
    resourceType: 'RiskAssessment',
    identifier: [{ system: 'urn:ietf:rfc:3986', value: `urn:uuid:${report.identifier}` }],
    status: whatIf === null ? 'final' : 'preliminary',
    method: concept(methodText(report)),
    code: concept(`Risk of the outcome "${risk.outcome.name}": patients who ${positiveMeans}`),
    subject: reference(links.subject, panelOf(report, 'patient').label),
    occurrenceDateTime: report.createdAt,
    performer: reference(links.device, panelOf(report, 'model').name),
    basis: links.basis.map((url) => reference(url)),
    prediction: [
      {
        outcome: concept(positiveMeans),
        probabilityDecimal: percentage(risk.risk),
        qualitativeRisk: concept(sideText(risk)),
        rationale: risk.sentence,
      },
      {
        outcome: concept(positiveMeans),
        probabilityRange: { low: percentQuantity(risk.riskLow), high: percentQuantity(risk.riskHigh) },
        rationale: `Interval of the same risk: ${intervalCaption(risk.riskLow, risk.riskHigh, risk.intervalLevel)}.`,
      },
    ],
    note: [
      ...[whatIf, simulatedNotice(report)].filter((text) => text !== null),
      ...risk.cautions,
      ...panelOf(report, 'notes').notes.map(({ title, text }) => `${title}: ${text}`),
    ].map((text) => ({ text })),
  };
}

function sideText({ risk, threshold }: { risk: number; threshold: number }): string {
  return `${risk >= threshold ? 'at or above' : 'below'} the model’s threshold of ${formatShare(threshold)}`;
}

function methodText(report: PatientReport): string {
  const { name, version, nMembers, config } = panelOf(report, 'model');
  return `${name}: ensemble of ${formatCount(nMembers, memberNoun(config.loss))}, loss ${String(config.loss)}, risk by ${panelOf(report, 'assessment').estimator}; version ${version}`;
}
