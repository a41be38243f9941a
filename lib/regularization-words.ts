import type { TrainingConfig } from '@/models/training/config';
import { formatCount, formatShare } from './format';

/** Dropout in words: "20 % of the hidden units", or "off". */
export function dropoutWords({ dropout }: TrainingConfig): string {
  return dropout ? `${formatShare(dropout)} of the hidden units` : 'off';
}

/** Early stopping in words: "after 5 epochs without a lower loss on 20 % of the training part", or "off". */
export function earlyStoppingWords({ earlyStopping }: TrainingConfig): string {
  if (!earlyStopping) return 'off';
  const { patience, validationShare } = earlyStopping;
  return `after ${formatCount(patience, 'epoch')} without a lower loss on ${formatShare(validationShare)} of the training part`;
}
