import { formatNumber, formatShare } from '../format';
import type { Arm } from '@/models/reproduction/protocol';
import type { ScoreName, Spread } from '@/models/reproduction/scores';
import type { Making, Reproduction, TableRow } from './reproduction';

export const armName = ({ loss, optimizer }: Arm): string =>
  `${loss === 'sbqc' ? 'sBQC' : 'BCE'}, ${optimizer === 'adam' ? 'Adam' : 'LALR'}`;

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
