/** What a run is asked to do. Stored with the run and with the model; the same config, data and engine give the same bytes. */

/** `logistic`: linear logistic regression, the cross-entropy of a network without a hidden layer, at its exact minimum. */
export type LossName = 'sbqc' | 'bqc' | 'bce' | 'logistic';
export type OptimizerName = 'adam' | 'lalr' | 'lalr-published' | 'lbfgs' | 'newton';
export type LearningRateSchedule = 'constant' | 'linear' | 'exponential' | 'exponential-published';
/** `raw`: every level an output of its own; `monotone`: the lowest level and steps up, which cannot cross (theory, section 4). */
export type HeadName = 'raw' | 'monotone';
export type RiskEstimator = 'root' | 'levelMean';

/**
 * `setAside`: drawn first, so that the bootstrap draws from the rest; `leftOut`: out of the rows that the member's bootstrap did not draw
 * (about 37 %), so that watching costs no patient.
 */
export type WatchedRows = 'setAside' | 'leftOut';

/**
 * Each member keeps the weights of the epoch with the lowest loss (the mean over rows and levels, without penalty and dropout) on a part
 * of its own training part that it is not trained on, and stops once `patience` epochs in a row have brought nothing lower.
 */
export interface EarlyStopping {
  /** Rows that are watched, as a share of the training part, in [0.05, 0.5]. */
  readonly validationShare: number;
  readonly patience: number;
  /** `setAside` where it is missing. */
  readonly watchedRows?: WatchedRows;
  /**
   * What is judged and kept is a running mean of the weights at the ends of the epochs, which the newest enters with this share, in
   * (0, 1], the first few evenly; each epoch's own weights where it is missing. The mean is free of the noise of the last steps, which
   * shakes levels out of order (Polyak and Juditsky 1992).
   */
  readonly averaging?: number;
  /**
   * The latent quantiles are judged times this factor, in (0, 1]; as they are where it is missing. A mean over many networks is less sure
   * than each of them, so a network may become surer than is best for itself alone.
   */
  readonly tempering?: number;
}

export interface TrainingConfig {
  readonly loss: LossName;
  /**
   * `adam` follows the learning rate and its schedule; `lalr` and `lalr-published` are Adam at a rate that each member gets anew every
   * epoch from its Lipschitz bound (theory, section 7), so that learning rate and schedule play no part; `lbfgs` takes all rows at
   * once, an epoch is one of its iterations, and batch size, learning rate and schedule play no part; `newton` is for `logistic`
   * alone, which it solves exactly: epochs, batch size, learning rate and schedule play no part.
   */
  readonly optimizer: OptimizerName;
  /** Ascending quantile levels in (0,1); BCE and logistic have the single level 0.5, which they do not use. */
  readonly taus: readonly number[];
  /** Weight lambda of the crossing penalty (theory, section 4); at least 0. */
  readonly crossingPenalty: number;
  /** Width of each hidden layer, one to three layers; none for logistic. */
  readonly hiddenUnits: readonly number[];
  readonly activation: 'relu' | 'tanh';
  /** `raw` where it is missing, as in every configuration written before there was a choice. */
  readonly head?: HeadName;
  readonly epochs: number;
  readonly batchSize: number;
  readonly learningRate: number;
  /**
   * Rate of epoch e of E (0-based): `linear` learningRate (1 - e/E), `exponential` learningRate exp(-0.0001 e),
   * `exponential-published` learningRate exp(+0.0001 e), the sign with which the paper prints its decay.
   */
  readonly learningRateSchedule: LearningRateSchedule;
  /**
   * Decoupled weight decay (AdamW), per step times the learning rate; under `lbfgs` and `newton` (weightDecay/2) |kernels|^2 in the
   * loss; 0: off.
   */
  readonly weightDecay: number;
  /** Share of the hidden units that each row of a step does without, in [0, 0.9]; off where it is missing. */
  readonly dropout?: number;
  /** Off where it is null or missing. */
  readonly earlyStopping?: EarlyStopping | null;
  readonly folds: number;
  readonly repeats: number;
  /** Share of the patients kept from every member, in [0, 0.5]. */
  readonly holdoutShare: number;
  readonly seed: number;
  readonly riskEstimator: RiskEstimator;
}
