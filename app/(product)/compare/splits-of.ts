import type { TrainingConfig } from '@/models/training/config';
import { defaultConfig } from '@/models/training/defaults';
import type { SplitFields } from './training-form';

/** What the form starts from: the splits of the cohort's newest model, so that it is among the rivals, else the defaults. */
export function splitsOf(newest: TrainingConfig | undefined): SplitFields {
  const { seed, folds, repeats, holdoutShare } = newest ?? defaultConfig('sbqc');
  const fields = { seed, folds, repeats, holdoutShare, epochs: '' }; // each optimizer has a default of its own
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)])) as SplitFields;
}
