import type { LossName } from '@/models/training/config';

/** The losses by the names that people know, where there is room for a word or two. */
export const lossNames: Readonly<Record<LossName, string>> = {
  sbqc: 'sBQC',
  bqc: 'BQC',
  bce: 'BCE',
  logistic: 'Logistic regression',
};
