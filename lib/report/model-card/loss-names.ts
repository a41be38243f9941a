import type { LossName } from '@/models/training/config';

/** The losses by the names that people know. */
export const lossNames: Readonly<Record<LossName, string>> = {
  sbqc: 'sBQC',
  bqc: 'BQC',
  bce: 'binary cross-entropy',
  logistic: 'binary cross-entropy of logistic regression',
};
