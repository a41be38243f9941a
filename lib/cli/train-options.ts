/** The options of `riskcurve train`; what is not given comes from the defaults of the loss. */
import { z } from 'zod';
import type { TrainingConfig } from '@/models/training/config';
import { defaultConfig, earlyStoppingBy, equallySpacedTaus, validateConfig } from '@/models/training/defaults';
import { numberOption, wholeNumberOption } from './option-values';

const given = z.object({
  cohort: z.string(),
  loss: z.enum(['sbqc', 'bqc', 'bce', 'logistic'], 'must be sbqc, bqc, bce or logistic').default('sbqc'),
  optimizer: z
    .enum(['adam', 'lalr', 'lalr-published', 'lbfgs'], 'must be adam, lalr, lalr-published or lbfgs')
    .optional(),
  schedule: z
    .enum(
      ['constant', 'linear', 'exponential', 'exponential-published'],
      'must be constant, linear, exponential or exponential-published',
    )
    .optional(),
  head: z.enum(['raw', 'monotone'], 'must be raw or monotone').optional(),
  levels: wholeNumberOption.refine((count) => count >= 2 && count <= 99, 'must be from 2 to 99').optional(),
  penalty: numberOption.optional(),
  hidden: z
    .string()
    .regex(/^\d+(,\d+){0,2}$/, 'must be one to three widths cut by commas, such as 100 or 64,32')
    .optional(),
  epochs: wholeNumberOption.optional(),
  batchSize: wholeNumberOption.optional(),
  learningRate: numberOption.optional(),
  weightDecay: numberOption.optional(),
  dropout: numberOption.optional(),
  earlyStopping: wholeNumberOption.optional(),
  validationShare: numberOption.optional(),
  watched: z.enum(['leftOut', 'setAside'], 'must be leftOut or setAside').optional(),
  averaging: numberOption.optional(),
  tempering: numberOption.optional(),
  folds: wholeNumberOption.optional(),
  repeats: wholeNumberOption.optional(),
  holdout: numberOption.optional(),
  seed: wholeNumberOption.optional(),
  estimator: z.enum(['root', 'levelMean'], 'must be root or levelMean').optional(),
  engine: z.enum(['auto', 'fused', 'tensor'], 'must be auto, fused or tensor').default('auto'),
  name: z.string().trim().min(1, 'must not be empty').optional(),
});

export type TrainOptions = z.output<typeof given>;

/** The options with the settings of the run that they make; settings that cannot be are a complaint like any other. */
export const trainOptions = given.transform((options, context) => {
  try {
    return { ...options, config: configFrom(options) };
  } catch (error) {
    context.addIssue({ code: 'custom', message: inOptions(error instanceof Error ? error.message : String(error)) });
    return z.NEVER;
  }
});

/** The defaults of the loss with what was given. @throws Error for settings that cannot be */
function configFrom(options: TrainOptions): TrainingConfig {
  const { earlyStopping: patience, validationShare, watched: watchedRows, averaging, tempering } = options;
  if (validationShare !== undefined && patience === 0)
    throw new Error('validationShare is a setting of early stopping, which --early-stopping 0 switches off');
  const overrides = {
    optimizer: options.optimizer,
    learningRateSchedule: options.schedule,
    head: options.head,
    taus: options.levels === undefined ? undefined : equallySpacedTaus(options.levels),
    crossingPenalty: options.penalty,
    hiddenUnits: options.hidden === '0' ? [] : options.hidden?.split(',').map(Number),
    epochs: options.epochs,
    batchSize: options.batchSize,
    learningRate: options.learningRate,
    weightDecay: options.weightDecay,
    dropout: options.dropout || undefined,
    earlyStopping: earlyStoppingBy({ patience, validationShare, watchedRows, averaging, tempering }),
    folds: options.folds,
    repeats: options.repeats,
    holdoutShare: options.holdout,
    seed: options.seed,
    riskEstimator: options.estimator,
  };
  const stated = Object.fromEntries(Object.entries(overrides).filter(([, value]) => value !== undefined));
  const config = defaultConfig(options.loss, stated);
  validateConfig(config);
  return config;
}

/** A complaint of the settings begins with a setting's name; here it has the option's. */
function inOptions(complaint: string): string {
  const [setting = '', ...rest] = complaint.split(' ');
  const option = optionOfSetting[setting];
  return option === undefined ? complaint : [`${option}:`, ...rest].join(' ');
}

const optionOfSetting: Readonly<Record<string, string>> = {
  optimizer: '--optimizer',
  learningRateSchedule: '--schedule',
  head: '--head',
  crossingPenalty: '--penalty',
  hiddenUnits: '--hidden',
  epochs: '--epochs',
  batchSize: '--batch-size',
  learningRate: '--learning-rate',
  weightDecay: '--weight-decay',
  dropout: '--dropout',
  earlyStopping: '--early-stopping',
  patience: '--early-stopping',
  validationShare: '--validation-share',
  watchedRows: '--watched',
  averaging: '--averaging',
  tempering: '--tempering',
  folds: '--folds',
  repeats: '--repeats',
  holdoutShare: '--holdout',
  seed: '--seed',
};
