import type { TrainingConfig } from '@/models/training/config';
import { defaultConfig, equallySpacedTaus, validateConfig } from '@/models/training/defaults';
import type { TrainOptions } from './train-options';
import { UsageError } from './usage-error';

/** The settings of a run: the defaults of the loss, with what was given. @throws UsageError for settings that cannot be */
export function configFrom(given: TrainOptions): TrainingConfig {
  const overrides = {
    optimizer: given.optimizer,
    taus: given.levels === undefined ? undefined : equallySpacedTaus(given.levels),
    crossingPenalty: given.penalty,
    hiddenUnits: given.hidden?.split(',').map(Number),
    epochs: given.epochs,
    batchSize: given.batchSize,
    learningRate: given.learningRate,
    weightDecay: given.weightDecay,
    folds: given.folds,
    repeats: given.repeats,
    holdoutShare: given.holdout,
    seed: given.seed,
    riskEstimator: given.estimator,
  };
  const stated = Object.fromEntries(Object.entries(overrides).filter(([, value]) => value !== undefined));
  const config = defaultConfig(given.loss, stated);
  try {
    validateConfig(config);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  return config;
}
