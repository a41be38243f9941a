/** How fast a member learns in an epoch: by a schedule that all share, or by the member's own Lipschitz bound. */
import { classificationLosses } from '../losses/classification-losses';
import {
  lipschitzConstantOfLevels,
  lipschitzConstantOfMonotoneHead,
  publishedRate,
  rowNormRate,
  type RowSquares,
} from '../optimizers/lalr';
import type { TrainingConfig } from './config';

/** Change of the exponent per epoch in the paper's section 5.4, which starts from a learning rate of 0.9. */
const EXPONENT_PER_EPOCH = 1e-4;

/**
 * Scheduled learning rate of an epoch (0-based), the same for all its steps.
 *
 * The paper calls 0.9 e^(0.0001 epoch) a decay, but without a minus it rises; `exponential` falls as it was meant,
 * `exponential-published` is the formula to the letter. Over the paper's 500 epochs either moves the rate by 5 %.
 */
export function learningRateOf(config: TrainingConfig, epoch: number): number {
  const { learningRate, learningRateSchedule } = config;
  switch (learningRateSchedule) {
    case 'constant':
      return learningRate;
    case 'linear':
      return learningRate * (1 - epoch / config.epochs);
    case 'exponential':
      return learningRate * Math.exp(-EXPONENT_PER_EPOCH * epoch);
    case 'exponential-published':
      return learningRate * Math.exp(EXPONENT_PER_EPOCH * epoch);
  }
}

/**
 * Learning rate 1/(c K) of a member whose last hidden layer has these squared row lengths (theory, section 7).
 *
 * @throws RangeError for an optimizer or a loss that has no such rule.
 */
export function adaptiveRateOf(config: TrainingConfig, squares: RowSquares): number {
  const { loss, optimizer, taus, crossingPenalty, batchSize } = config;
  const lipschitzConstant =
    config.head === 'monotone'
      ? lipschitzConstantOfMonotoneHead(classificationLosses[loss], taus)
      : lipschitzConstantOfLevels(classificationLosses[loss], taus, crossingPenalty);
  if (optimizer === 'lalr') return rowNormRate(lipschitzConstant, squares, { optimizer: 'adam' });
  if (optimizer === 'lalr-published' && loss !== 'bqc' && loss !== 'logistic')
    return publishedRate(lipschitzConstant, squares, loss, batchSize);
  throw new RangeError(`${optimizer} sets no learning rate by a Lipschitz bound for ${loss}`);
}
