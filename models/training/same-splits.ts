/** Which models may be compared patient by patient. */
import type { TrainingConfig } from './config';

const settings = {
  seed: 'seed',
  holdoutShare: 'holdout share',
  folds: 'number of folds',
  repeats: 'number of repeats',
} as const;

/**
 * What sets the splits of two runs on one cohort apart, in words, such as "seed"; null where they are the same. Holdout and folds
 * come from these four settings and the outcomes alone (`planRun`): loss, optimizer and all else change nothing about them.
 */
export function splitsDiffer(one: TrainingConfig, other: TrainingConfig): string | null {
  const differing = (Object.keys(settings) as (keyof typeof settings)[]).filter((name) => one[name] !== other[name]);
  return differing.length === 0 ? null : differing.map((name) => settings[name]).join(' and ');
}
