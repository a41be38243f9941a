import { bce } from './bce';
import { bqc } from './bqc';
import { sbqc } from './sbqc';
import type { ClassificationLoss } from './types';

/** Every loss that a run can be trained with, by its name. */
export const classificationLosses: Readonly<Record<ClassificationLoss['name'] | 'logistic', ClassificationLoss>> = {
  sbqc,
  bqc,
  bce,
  logistic: bce,
};
