/** The options of `riskcurve compare`: which models to set side by side, all with the same splits. */
import { z } from 'zod';
import type { LossName, OptimizerName, TrainingConfig } from '@/models/training/config';
import { defaultConfig, validateConfig } from '@/models/training/defaults';
import { listOption, numberOption, wholeNumberOption } from './option-values';

const losses = ['sbqc', 'bqc', 'bce', 'logistic'] as const;
const optimizers = ['adam', 'lalr', 'lalr-published', 'lbfgs'] as const;

const given = z.object({
  cohort: z.string(),
  losses: listOfNames(losses).default(['sbqc', 'bqc', 'bce', 'logistic']),
  optimizers: listOfNames(optimizers).default(['adam']),
  baseline: z.string().trim().default('logistic'),
  threshold: numberOption
    .refine((value) => value > 0 && value < 1, 'must be strictly between zero and one')
    .default(0.5),
  seed: wholeNumberOption.optional(),
  folds: wholeNumberOption.optional(),
  repeats: wholeNumberOption.optional(),
  holdout: numberOption.optional(),
  epochs: wholeNumberOption.optional(),
  engine: z.enum(['auto', 'fused', 'tensor'], 'must be auto, fused or tensor').default('auto'),
});

export interface Rival {
  /** `sbqc-adam`; `logistic` has no optimizer to choose. */
  readonly key: string;
  readonly config: TrainingConfig;
}

/** The options with the rivals that they make, the baseline's key, and what cannot be trained, each a sentence. */
export const compareOptions = given.transform((options, context) => {
  try {
    const { rivals, leftOut } = rivalsOf(options);
    const baseline = rivals.find(({ key, config }) => key === options.baseline || config.loss === options.baseline);
    if (baseline === undefined) {
      const keys = rivals.map(({ key }) => key).join(', ');
      throw new Error(`--baseline: must be one of ${keys}, but it is ${options.baseline}`);
    }
    if (rivals.length < 2) throw new Error('--losses: name a loss beside logistic regression, such as sbqc');
    return { ...options, rivals, leftOut, baselineKey: baseline.key };
  } catch (error) {
    context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) });
    return z.NEVER;
  }
});

/** Every loss with every optimizer, and logistic regression whatever was named. @throws Error for splits that cannot be */
function rivalsOf(options: z.output<typeof given>): { rivals: Rival[]; leftOut: string[] } {
  const splits = {
    seed: options.seed,
    folds: options.folds,
    repeats: options.repeats,
    holdoutShare: options.holdout,
  };
  const logistic = { key: 'logistic', config: defaultConfig('logistic', splits) };
  validateConfig(logistic.config);
  const leftOut: string[] = [];
  const networks = options.losses
    .filter((loss) => loss !== 'logistic')
    .flatMap((loss) => options.optimizers.map((optimizer) => ({ loss, optimizer })))
    .flatMap(({ loss, optimizer }) => {
      const key = `${loss}-${optimizer}`;
      const config = defaultConfig(loss, { ...splits, optimizer, epochs: options.epochs });
      if (!applies(loss, optimizer)) {
        leftOut.push(`${key} is left out: lalr-published has a factor for sbqc and bce only`);
        return [];
      }
      validateConfig(config);
      return [{ key, config }];
    });
  return { rivals: [...networks, logistic], leftOut };
}

const applies = (loss: LossName, optimizer: OptimizerName) => loss !== 'bqc' || optimizer !== 'lalr-published';

function listOfNames<const Name extends string>(names: readonly Name[]) {
  const isName = (part: string): part is Name => (names as readonly string[]).includes(part);
  return listOption
    .refine((parts) => parts.every(isName), `must be of ${names.join(', ')}, cut by commas`)
    .transform((parts) => [...new Set(parts)] as Name[]);
}
