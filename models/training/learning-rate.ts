import type { TrainingConfig } from './config';

/** Learning rate of an epoch (0-based), the same for all its steps. */
export function learningRateOf(config: TrainingConfig, epoch: number): number {
  return config.learningRateSchedule === 'linear'
    ? config.learningRate * (1 - epoch / config.epochs)
    : config.learningRate;
}
