/**
 * The paper's protocol for its classification tables (its section 5.3): a stratified split of 80 to 20, five folds in the 80, twenty runs
 * of it, 50 epochs, one hidden layer of 100. It overfits (theory, section 11) and serves the reproduction alone.
 */
import { createRandom } from '../math/random';
import type { TrainingConfig } from '../training/config';
import { defaultConfig } from '../training/defaults';
import { planRun } from '../training/plan';

/** Runs that the paper takes the mean of. */
export const publishedRuns = 20;

/** What a column of the table is trained with; `lalr-published` is the rate of the authors' released code. */
export interface Arm {
  readonly loss: 'sbqc' | 'bce';
  readonly optimizer: 'adam' | 'lalr-published';
}

/** What a network of the protocol is trained with: that of a column, the rule with a true bound, or another constant rate. */
export interface Training {
  readonly loss: Arm['loss'];
  readonly optimizer: Arm['optimizer'] | 'lalr';
  /** Of `adam`, held constant; the rules set their own. */
  readonly learningRate?: number;
}

/** Logistic regression on the same splits, to measure by. */
export const logistic = { loss: 'logistic', optimizer: 'newton' } as const;

/** Adam's constant rate where the paper names one (section 5.4, for table 2). */
export const publishedRate = 0.01;

/** The four columns of table 3, in its order. */
export const arms: readonly Arm[] = (['sbqc', 'bce'] as const).flatMap((loss) =>
  (['adam', 'lalr-published'] as const).map((optimizer) => ({ loss, optimizer })),
);

/**
 * Settings of one run. What the paper does not state is chosen: batches of 32, Adam at its constant rate of 0.01 unless another
 * is asked for, nine levels, a crossing penalty of weight 1.
 */
export function protocolConfig(training: Training | typeof logistic, seed: number): TrainingConfig {
  const splits = { seed, folds: 5, repeats: 1, holdoutShare: 0.2 };
  if (training.loss === 'logistic') return defaultConfig('logistic', splits);
  const { loss, optimizer, learningRate = publishedRate } = training;
  return defaultConfig(loss, {
    ...{ ...splits, optimizer, epochs: 50, batchSize: 32, hiddenUnits: [100] },
    ...{ learningRate, learningRateSchedule: 'constant', weightDecay: 0, riskEstimator: 'root' },
    earlyStopping: null,
    ...(loss === 'sbqc' && { crossingPenalty: 1 }),
  });
}

/** One network of the protocol: who trains it and who judges it. All rows ascend. */
export interface PlannedNetwork {
  readonly run: number;
  readonly fold: number;
  /** What its random numbers come from; the same for every arm, so that arms share splits, order of rows and first layers. */
  readonly runSeed: number;
  /** Four of the five folds. */
  readonly trainingRows: Int32Array;
  /** The fold that is left out: the paper's test set. */
  readonly foldRows: Int32Array;
  /** The 20 % that no network of the run sees: the paper's validation set. */
  readonly holdoutRows: Int32Array;
}

/**
 * Splits anew in every run, stratified by outcome; network = run * 5 + fold.
 *
 * @param labels 1 positive, 0 negative, `[nRows]`.
 * @throws Error in one sentence where either outcome is too rare for the folds.
 */
export function planProtocol(labels: Uint8Array, { runs, seed }: { runs: number; seed: number }): PlannedNetwork[] {
  const seeds = createRandom(seed).split('reproduction');
  return Array.from({ length: runs }, (_, run) => {
    const runSeed = seeds.split(run).integer(4294967296);
    const config = protocolConfig(arms[0]!, runSeed);
    const plan = planRun(config, labels);
    const { foldOf, holdoutRows } = plan;
    return Array.from({ length: config.folds }, (__, fold): PlannedNetwork => {
      const foldRows = Int32Array.from(foldOf.keys()).filter((row) => foldOf[row] === fold);
      return { run, fold, runSeed, trainingRows: plan.rowsOf(fold), foldRows, holdoutRows };
    });
  }).flat();
}
