/** Which models a comparison sets beside each other: losses by optimizers on the same splits, and logistic regression always. */
import type { LossName, TrainingConfig } from '@/models/training/config';
import { defaultConfig, validateConfig } from '@/models/training/defaults';

export const rivalLosses = ['sbqc', 'bqc', 'bce', 'logistic'] as const;

/** `adam` is the default, whose rate falls to zero; `adam-constant` holds the same rate to the end. */
export const rivalOptimizers = ['adam', 'adam-constant', 'lalr', 'lalr-published', 'lbfgs'] as const;
export type RivalOptimizer = (typeof rivalOptimizers)[number];

export interface Rival {
  /** `sbqc-adam-constant`; `logistic` has no optimizer to choose. */
  readonly key: string;
  readonly config: TrainingConfig;
}

export interface RivalsAsked {
  readonly losses: readonly LossName[];
  readonly optimizers: readonly RivalOptimizer[];
  readonly seed?: number;
  readonly folds?: number;
  readonly repeats?: number;
  readonly holdoutShare?: number;
  readonly epochs?: number;
}

/**
 * Every loss with every optimizer that applies, logistic regression last whatever was asked for; `leftOut` says of each that does not apply why.
 *
 * @throws Error in one sentence for settings that cannot be trained.
 */
export function rivalsOf({ losses, optimizers, epochs, seed, folds, repeats, holdoutShare }: RivalsAsked): {
  rivals: Rival[];
  leftOut: string[];
} {
  const splits = { seed, folds, repeats, holdoutShare };
  const pairs = losses
    .filter((loss) => loss !== 'logistic')
    .flatMap((loss) => optimizers.map((optimizer) => ({ loss, optimizer, key: `${loss}-${optimizer}` })));
  const fits = pairs.filter(({ loss, optimizer }) => applies(loss, optimizer));
  const networks = fits.map(({ loss, optimizer, key }) => {
    return { key, config: defaultConfig(loss, { ...splits, ...settingsOf(optimizer), epochs }) };
  });
  const rivals = [...networks, { key: 'logistic', config: defaultConfig('logistic', splits) }];
  for (const { config } of rivals) validateConfig(config);
  const leftOut = pairs
    .filter((pair) => !fits.includes(pair))
    .map(({ key }) => `${key} is left out: lalr-published has a factor for sbqc and bce only`);
  return { rivals, leftOut };
}

/** The optimizer as a comparison names it. */
export function rivalOptimizerOf({
  optimizer,
  learningRateSchedule,
}: Pick<TrainingConfig, 'optimizer' | 'learningRateSchedule'>): TrainingConfig['optimizer'] | RivalOptimizer {
  return optimizer === 'adam' && learningRateSchedule === 'constant' ? 'adam-constant' : optimizer;
}

function settingsOf(optimizer: RivalOptimizer): Partial<TrainingConfig> {
  return optimizer === 'adam-constant' ? { optimizer: 'adam', learningRateSchedule: 'constant' } : { optimizer };
}

const applies = (loss: LossName, optimizer: RivalOptimizer) => loss !== 'bqc' || optimizer !== 'lalr-published';
