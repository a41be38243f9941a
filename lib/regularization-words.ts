import type { TrainingConfig } from '@/models/training/config';
import { formatCount, formatShare } from './format';

/** Dropout in words: "20 % of the hidden units", or "off". */
export function dropoutWords({ dropout }: TrainingConfig): string {
  return dropout ? `${formatShare(dropout)} of the hidden units` : 'off';
}

/**
 * Early stopping in words: "after 10 epochs without a lower loss on patients that the bootstrap left out (30 % of the training part), by the
 * running mean of the weights (20 % the newest epoch), latent quantiles judged at 80 %", or "off".
 */
export function earlyStoppingWords({ earlyStopping }: TrainingConfig): string {
  if (!earlyStopping) return 'off';
  const { patience, validationShare, watchedRows, averaging, tempering } = earlyStopping;
  const share = `${formatShare(validationShare)} of the training part`;
  const watched = watchedRows === 'leftOut' ? `patients that the bootstrap left out (${share})` : share;
  const mean = averaging ? `, by the running mean of the weights (${formatShare(averaging)} the newest epoch)` : '';
  const judged = tempering ? `, latent quantiles judged at ${formatShare(tempering)}` : '';
  return `after ${formatCount(patience, 'epoch')} without a lower loss on ${watched}${mean}${judged}`;
}
