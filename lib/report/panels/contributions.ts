/** What each value contributes to this risk against the reference patient's. */
import { formatNumber, formatPoints, formatRisk, formatShare } from '@/lib/format';
import { contributions } from '@/models/explain/contributions';
import type { Contribution } from '@/models/explain/types';
import type { Feature } from '@/models/features';
import type { TrainedModel } from '@/models/model';
import type { PanelOf } from '../content';
import type { ReportPatient } from '../report-input';
import { knownValueText, valueText } from './patient';

type ContributionsPanel = PanelOf<'contributions'>;

export function contributionsPanel(
  model: TrainedModel,
  patient: ReportPatient,
  members: readonly number[],
): ContributionsPanel {
  const answer = contributions(model, patient.values, { members });
  const listed = answer.contributions.map(({ feature, ...entry }) => {
    const described = model.features[feature]!;
    return {
      ...{ name: described.name, label: described.label },
      ...entry,
      text: knownValueText(described, entry.value),
      referenceText: knownValueText(described, entry.reference),
      detail: detailOf(described, entry),
    };
  });
  const subject = patient.own === null ? 'this patient' : 'what if';
  const { risk, referenceRisk, method, intervalLevel } = answer;
  const panel = { method, risk, referenceRisk, intervalLevel, subject, contributions: listed } as const;
  return { panel: 'contributions', ...panel, reading: readingOf(panel), explanation: explanationOf(panel) };
}

function detailOf(feature: Feature, { value, reference }: Pick<Contribution, 'value' | 'reference'>): string {
  const own = knownValueText(feature, value);
  if (reference === null) return own;
  return `${own}, not ${feature.kind === 'numeric' ? formatNumber(reference) : valueText(feature, reference)}`;
}

type Told = Omit<ContributionsPanel, 'panel' | 'reading' | 'explanation'>;

/** Below a tenth of a point nothing is said to raise or to lower. */
const leastTold = 0.0005;

function readingOf({ subject, risk, referenceRisk, contributions: listed }: Told): string {
  const whose = subject === 'this patient' ? 'this patient’s' : 'that of the what-if';
  const start = `The reference patient’s risk is ${formatRisk(referenceRisk)}, ${whose} ${formatRisk(risk)}.`;
  const most = (verb: string, sign: 1 | -1) => {
    const entry = listed.find(({ contribution }) => sign * contribution >= leastTold);
    if (entry === undefined) return [];
    return [`${entry.label} (${entry.text}) ${verb} it most: ${formatPoints(entry.contribution)}`];
  };
  const parts = [...most('raises', 1), ...most('lowers', -1)];
  return parts.length === 0 ? `${start} No value moves it.` : `${start} ${parts.join('; ')}.`;
}

function explanationOf({ method, intervalLevel }: Told): string {
  const what =
    'Shapley values of the risk: what a value adds on average, over all orders in which the reference patient’s values (the median of ' +
    'every number, the most frequent level of every category) could be exchanged for these. They add up to the whole ' +
    'difference. They describe the model, not causes.';
  return method === 'exact' || intervalLevel === null
    ? `${what} Computed exactly.`
    : `${what} Estimated from random orders, with the ${formatShare(intervalLevel)} interval of the estimate.`;
}
