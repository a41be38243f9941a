/** The options of `riskcurve train`; what is not given comes from the defaults of the loss. */
import { z } from 'zod';
import { numberOption, wholeNumberOption } from './option-values';

export const trainOptions = z.object({
  cohort: z.string(),
  loss: z.enum(['sbqc', 'bqc', 'bce'], 'must be sbqc, bqc or bce').default('sbqc'),
  optimizer: z
    .enum(['adam', 'lalr', 'lalr-published', 'lbfgs'], 'must be adam, lalr, lalr-published or lbfgs')
    .optional(),
  levels: wholeNumberOption.optional(),
  penalty: numberOption.optional(),
  hidden: z
    .string()
    .regex(/^\d+(,\d+){0,2}$/, 'must be one to three widths cut by commas, such as 100 or 64,32')
    .optional(),
  epochs: wholeNumberOption.optional(),
  batchSize: wholeNumberOption.optional(),
  learningRate: numberOption.optional(),
  weightDecay: numberOption.optional(),
  folds: wholeNumberOption.optional(),
  repeats: wholeNumberOption.optional(),
  holdout: numberOption.optional(),
  seed: wholeNumberOption.optional(),
  estimator: z.enum(['root', 'levelMean'], 'must be root or levelMean').optional(),
  engine: z.enum(['auto', 'fused', 'tensor'], 'must be auto, fused or tensor').default('auto'),
  name: z.string().trim().min(1, 'must not be empty').optional(),
});

export type TrainOptions = z.output<typeof trainOptions>;
