import { formatNumber, formatShare } from '../format';
import type { Arm } from '@/models/reproduction/protocol';
import type { MeanDifference } from '@/models/metrics/corrected-resampled';
import type { ScoreName, Spread } from '@/models/reproduction/scores';
import type { Making, Reproduction, TableRow } from './reproduction';

export const optimizerLabels: Readonly<Record<Arm['optimizer'], string>> = { adam: 'Adam', 'lalr-published': 'LALR' };

export const armName = ({ loss, optimizer }: Arm): string =>
  `${loss === 'sbqc' ? 'sBQC' : 'BCE'}, ${optimizerLabels[optimizer]}`;

export const scoreLabels: Readonly<Record<ScoreName, string>> = {
  cohenKappa: 'Kappa',
  jaccard: 'Jaccard',
  f1: 'F1',
  accuracy: 'Accuracy',
};

export const partLabels = {
  fold: 'left-out fold',
  holdout: '20 % kept apart',
} as const;

/** "0.655", and an accuracy "82.8 %". */
export function scoreText(name: ScoreName, value: number): string {
  return name === 'accuracy' ? formatShare(value, 1) : formatNumber(value, 3);
}

/** "0.655 ± 0.012"; a single run has no spread. */
export function spreadText(name: ScoreName, { mean, deviation }: Spread): string {
  if (deviation === null) return scoreText(name, mean);
  if (name !== 'accuracy') return `${formatNumber(mean, 3)} ± ${formatNumber(deviation, 3)}`;
  return `${formatNumber(100 * mean, 1)} ± ${formatNumber(100 * deviation, 1)}\u202f%`;
}

/** What the differences between the losses are, and how their intervals are worked out. */
export const pairedAbout =
  'sBQC less BCE under the same optimizer, network by network on the same splits, with 95\u202f% corrected resampled t intervals (Nadeau and ' +
  'Bengio 2003): the runs share most of their patients, so that the usual interval of a mean over them would be far too narrow. An interval ' +
  'that holds zero shows no difference.';

/** "+0.012 (−0.020 to +0.044)"; accuracies in points. */
export function differenceText(name: ScoreName, { mean, low, high }: MeanDifference): string {
  const [factor, digits, unit] = name === 'accuracy' ? [100, 1, ' points'] : [1, 3, ''];
  const signed = (value: number): string => {
    const text = formatNumber(factor * value, digits);
    return Number((factor * value).toFixed(digits)) > 0 ? `+${text}` : text;
  };
  const interval = low === null || high === null ? '' : ` (${signed(low)} to ${signed(high)})`;
  return `${signed(mean)}${interval}${unit}`;
}

export function rowName({ name, remark }: Pick<TableRow, 'name' | 'remark'>): string {
  return remark === null ? name : `${name}, ${remark}`;
}

/** What was run, in a sentence; says so where it was fewer runs than published. */
export function makingText({ runs, publishedRuns, quick, seed, engine, seconds, load }: Making): string {
  const how = quick ? `A quick look: ${runs} runs instead of the published ${publishedRuns}` : `${runs} runs`;
  return (
    `${how}, seed ${seed}, ${engine}, ${formatNumber(seconds, 1)}\u202fs ` +
    `(load of the machine ${formatNumber(load.before, 1)} before, ${formatNumber(load.after, 1)} after).`
  );
}

/** "riskcurve-table3-2026-01-31.md". */
export function fileNameOf({ target, createdAt }: Pick<Reproduction, 'target' | 'createdAt'>, ending: string): string {
  return `riskcurve-${target}-${createdAt.slice(0, 10)}.${ending}`;
}
