/** Whether the cohort has patients like this one: each value for itself, and the combination of them. */
import { formatShare } from '@/lib/format';
import { createCombinationJudge, UNUSUAL_COMBINATION_RULE } from '@/models/explain/out-of-distribution';
import type { CombinationVerdict } from '@/models/explain/types';
import type { Feature, PatientValues } from '@/models/features';
import { isPlausible } from '@/models/inference/risk-curve-grid';
import type { FeatureSummary, TrainedModel } from '@/models/model';
import type { PanelOf } from '../content';
import { listWords } from '../list-words';
import { knownValueText, valueText } from './patient';

type WithinData = PanelOf<'withinData'>;
type Range = WithinData['ranges'][number];

export function withinDataPanel(model: TrainedModel, values: PatientValues): WithinData {
  const judge = createCombinationJudge(model);
  const verdict = judge === null ? null : judge(values);
  const ranges = model.features.map((feature, position) =>
    rangeOf(feature, model.summaries[position]!, values[position]!),
  );
  return {
    panel: 'withinData',
    sentence: rangesSentence(ranges),
    ranges,
    combination: verdict === null ? null : combinationOf(model.features, verdict),
    combinationSentence:
      verdict === null
        ? judge === null
          ? 'Combinations of values cannot be judged: the model keeps no record of how the features go together.'
          : 'There is no combination to judge: fewer than two values are known.'
        : combinationSentence(model.features, verdict),
    rule: UNUSUAL_COMBINATION_RULE,
  };
}

/** What a reader of the risk must know of this; empty where the cohort has patients with such values. */
export function withinDataCautions({ ranges, combination, combinationSentence: sentence }: WithinData): string[] {
  const outside = ranges.filter(({ verdict }) => verdict === 'outside').map(({ label, text }) => `${label} (${text})`);
  return [
    ...(outside.length === 0
      ? []
      : [`Read with care: no patient of the cohort reaches as far as ${listWords(outside)}.`]),
    ...(combination?.isUnusual === true ? [`Read with care: ${sentence.replace(/^T/, 't')}`] : []),
  ];
}

function rangeOf(feature: Feature, summary: FeatureSummary, value: number): Range {
  const told = { name: feature.name, label: feature.label };
  if (Number.isNaN(value)) {
    return { ...told, text: knownValueText(feature, null), verdict: 'notMeasured', explanation: 'nothing to judge' };
  }
  return { ...told, text: valueText(feature, value), ...judgeRange(feature, summary, value) };
}

function judgeRange(feature: Feature, summary: FeatureSummary, value: number): Pick<Range, 'verdict' | 'explanation'> {
  const isCommon = isPlausible(summary, value);
  if (summary.kind === 'categorical') {
    return isCommon
      ? { verdict: 'within', explanation: 'patients of the cohort have it' }
      : { verdict: 'outside', explanation: 'no patient of the cohort has it' };
  }
  const [smallest, low, high, largest] = [0, 1, 99, 100].map((percent) => summary.quantiles[percent]);
  if (smallest === undefined || low === undefined || high === undefined || largest === undefined) {
    return { verdict: 'outside', explanation: 'no patient of the cohort has a value' };
  }
  const span = (from: number, to: number) => `${valueText(feature, from)} to ${valueText(feature, to)}`;
  if (value < smallest || value > largest) {
    return { verdict: 'outside', explanation: `beyond every patient of the cohort (${span(smallest, largest)})` };
  }
  return isCommon
    ? { verdict: 'within', explanation: `within the 1st to 99th percentile (${span(low, high)})` }
    : { verdict: 'rare', explanation: `rare: outside the 1st to 99th percentile (${span(low, high)})` };
}

function rangesSentence(ranges: readonly Range[]): string {
  const known = ranges.filter(({ verdict }) => verdict !== 'notMeasured');
  if (known.length === 0) return 'No value is known.';
  const labelsOf = (wanted: Range['verdict']) =>
    known.filter(({ verdict }) => verdict === wanted).map(({ label }) => label);
  const [outside, rare] = [labelsOf('outside'), labelsOf('rare')];
  const parts = [
    ...(outside.length === 0 ? [] : [`Beyond every patient of the cohort: ${listWords(outside)}.`]),
    ...(rare.length === 0 ? [] : [`Rare in the cohort: ${listWords(rare)}.`]),
  ];
  return parts.length === 0 ? 'Each known value, for itself, is common in the cohort.' : parts.join(' ');
}

function combinationOf(features: readonly Feature[], verdict: CombinationVerdict): WithinData['combination'] {
  return {
    isUnusual: verdict.isUnusual,
    shareMoreUsual: verdict.shareMoreUsual,
    surprises: verdict.surprises.map(({ feature, residual }) => {
      const { name, label } = features[feature]!;
      return { name, label, residual };
    }),
  };
}

const mostSurprises = 3;

function combinationSentence(
  features: readonly Feature[],
  { isUnusual, shareMoreUsual, surprises }: CombinationVerdict,
): string {
  const share = formatShare(shareMoreUsual);
  if (!isUnusual)
    return `The combination is not unusual: the values of ${share} of the cohort’s patients fit together better.`;
  const told = surprises
    .slice(0, mostSurprises)
    .map(({ feature, residual }) => `${features[feature]!.label} is ${residual > 0 ? 'higher' : 'lower'}`);
  return (
    `The combination of values is unusual: those of ${share} of the cohort’s patients fit together better. ` +
    `${listWords(told)} than the other values lead to expect.`
  );
}
