/** Which models a comparison sets beside each other: losses by optimizers on the same splits, and logistic regression always. */
import { canonicalJson } from '@/models/training/canonical-json';
import type { LossName, TrainingConfig } from '@/models/training/config';
import { defaultConfig, validateConfig } from '@/models/training/defaults';

export const rivalLosses = ['sbqc', 'bqc', 'bce', 'logistic'] as const;

/** `adam` is the default; `adam-constant` and `adam-linear` say whether its rate is held, as LALR's rival, or falls to zero. */
export const rivalOptimizers = ['adam', 'adam-constant', 'adam-linear', 'lalr', 'lalr-published', 'lbfgs'] as const;
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
 * Every loss with every optimizer that applies, each setting once, logistic regression last whatever was asked for; `leftOut` says of each
 * that is not among them why.
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
  const rivals: Rival[] = [];
  const leftOut: string[] = [];
  for (const { loss, optimizer, key } of pairs) {
    const config = defaultConfig(loss, { ...splits, ...settingsOf(optimizer), epochs });
    const equal = rivals.find((rival) => canonicalJson(rival.config) === canonicalJson(config));
    if (!applies(loss, optimizer))
      leftOut.push(`${key} is left out: lalr-published has a factor for sbqc and bce only`);
    else if (equal !== undefined) leftOut.push(`${key} is left out: its settings are those of ${equal.key}`);
    else rivals.push({ key, config });
  }
  rivals.push({ key: 'logistic', config: defaultConfig('logistic', splits) });
  for (const { config } of rivals) validateConfig(config);
  return { rivals, leftOut };
}

/** The optimizer as a comparison names it: Adam with its schedule where that is not the default's. */
export function rivalOptimizerOf({
  loss,
  optimizer,
  learningRateSchedule: schedule,
}: Pick<TrainingConfig, 'loss' | 'optimizer' | 'learningRateSchedule'>): string {
  return optimizer !== 'adam' || schedule === defaultConfig(loss).learningRateSchedule ? optimizer : `adam-${schedule}`;
}

function settingsOf(optimizer: RivalOptimizer): Partial<TrainingConfig> {
  if (optimizer === 'adam-constant') return { optimizer: 'adam', learningRateSchedule: 'constant' };
  if (optimizer === 'adam-linear') return { optimizer: 'adam', learningRateSchedule: 'linear' };
  return { optimizer };
}

const applies = (loss: LossName, optimizer: RivalOptimizer) => loss !== 'bqc' || optimizer !== 'lalr-published';
