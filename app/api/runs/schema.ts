import type { LossName, TrainingConfig } from '@/models/training/config';
import { defaultConfig, earlyStoppingBy, equallySpacedTaus, hasLevels } from '@/models/training/defaults';
import { z } from 'zod';

const wholeNumber = (low: number, high: number) =>
  z
    .number('must be a number')
    .int('must be a whole number')
    .min(low, `must be at least ${low}`)
    .max(high, `must be at most ${high}`);
const number = (low: number, high: number) =>
  z.number('must be a number').min(low, `must be at least ${low}`).max(high, `must be at most ${high}`);

/** A share, which the form shows in percent. */
const share = (low: number, high: number) =>
  z
    .number('must be a number')
    .min(low, `must be at least ${low} (${100 * low} %)`)
    .max(high, `must be at most ${high} (${100 * high} %)`);

/** Every setting but the cohort may be left out: the default of the loss is taken. */
export const startRunSchema = z.strictObject({
  cohortId: z.uuid('must be the id of a cohort'),
  loss: z.enum(['sbqc', 'bqc', 'bce', 'logistic']).default('sbqc'),
  modelName: z.string().trim().max(80, 'must have at most 80 characters').optional(),
  engine: z.enum(['auto', 'fused', 'tensor']).default('auto'),
  optimizer: z.enum(['adam', 'lalr', 'lalr-published', 'lbfgs']).optional(),
  learningRateSchedule: z.enum(['constant', 'linear', 'exponential', 'exponential-published']).optional(),
  /** No meaning for bce and logistic. */
  head: z.enum(['raw', 'monotone']).optional(),
  /** Number of equally spaced quantile levels; no meaning for bce and logistic. */
  levels: wholeNumber(2, 99).optional(),
  crossingPenalty: number(0, 1e6).optional(),
  hiddenUnits: z
    .array(wholeNumber(1, 4096))
    .min(1, 'must name at least one layer')
    .max(3, 'must name at most three layers')
    .optional(),
  epochs: wholeNumber(1, 10_000).optional(),
  folds: wholeNumber(2, 100).optional(),
  repeats: wholeNumber(1, 1000).optional(),
  seed: wholeNumber(0, Number.MAX_SAFE_INTEGER).optional(),
  batchSize: wholeNumber(1, 65_536).optional(),
  learningRate: number(1e-9, 1).optional(),
  weightDecay: number(0, 100).optional(),
  dropout: share(0, 0.9).optional(),
  /** Epochs without a lower validation loss before a member stops; 0 switches early stopping off. */
  patience: wholeNumber(0, 10_000).optional(),
  /** Share of the training part that early stopping watches. */
  validationShare: share(0.05, 0.5).optional(),
  /** Which rows: those that the bootstrap left out, or some set aside. */
  watchedRows: z.enum(['leftOut', 'setAside']).optional(),
  /** Share of each epoch in the running mean of weights that is judged and kept; 0 keeps an epoch's own. */
  averaging: share(0, 1).optional(),
  /** Factor of the latent quantiles that early stopping judges; 1 judges them as they are. */
  tempering: share(0.01, 1).optional(),
  holdoutShare: share(0, 0.5).optional(),
});

export type StartRunRequest = z.output<typeof startRunSchema>;

/** The whole configuration: what was asked for over the defaults of that loss. */
export function configOf(given: StartRunRequest): TrainingConfig {
  const { loss, levels, crossingPenalty, head, optimizer, learningRateSchedule } = given;
  const { hiddenUnits, epochs, folds, repeats, seed, batchSize, learningRate, weightDecay, holdoutShare } = given;
  const { patience, validationShare, watchedRows, averaging, tempering } = given;
  const regularization = {
    dropout: given.dropout === 0 ? undefined : given.dropout,
    earlyStopping: earlyStoppingBy({ patience, validationShare, watchedRows, averaging, tempering }),
  };
  const training = { optimizer, learningRateSchedule, epochs, batchSize, learningRate, weightDecay, hiddenUnits };
  const shared = { ...training, ...regularization, folds, repeats, seed, holdoutShare };
  return defaultConfig(loss, {
    ...withoutUndefined(shared),
    ...levelSettings(loss, { levels, crossingPenalty, head }),
  });
}

/** A network of bce or logistic has one output: levels and their crossing do not exist there. */
function levelSettings(
  loss: LossName,
  { levels, crossingPenalty, head }: Pick<StartRunRequest, 'levels' | 'crossingPenalty' | 'head'>,
): Partial<TrainingConfig> {
  if (!hasLevels(loss)) return {};
  const taus = levels === undefined ? undefined : equallySpacedTaus(levels);
  return withoutUndefined({ taus, crossingPenalty, head });
}

/** What was left out must not hide a default. */
function withoutUndefined(settings: Partial<TrainingConfig>): Partial<TrainingConfig> {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}
