/** What a run is asked to do. Stored with the run and with the model; the same config, data and engine give the same bytes. */

export type LossName = 'sbqc' | 'bqc' | 'bce';
export type OptimizerName = 'adam' | 'lalr' | 'lalr-published' | 'lbfgs';
export type LearningRateSchedule = 'constant' | 'linear';
export type RiskEstimator = 'root' | 'levelMean';

export interface TrainingConfig {
  readonly loss: LossName;
  readonly optimizer: OptimizerName;
  /** Ascending quantile levels in (0,1); a BCE network has the single level 0.5, which it does not use. */
  readonly taus: readonly number[];
  /** Weight lambda of the crossing penalty (theory, section 4); at least 0. */
  readonly crossingPenalty: number;
  /** Width of each hidden layer, one to three layers. */
  readonly hiddenUnits: readonly number[];
  readonly activation: 'relu' | 'tanh';
  readonly epochs: number;
  readonly batchSize: number;
  readonly learningRate: number;
  /** `linear`: epoch e of E (0-based) trains at `learningRate * (1 - e/E)`. */
  readonly learningRateSchedule: LearningRateSchedule;
  /** Decoupled weight decay (AdamW), per step times the learning rate; 0 switches it off. */
  readonly weightDecay: number;
  readonly folds: number;
  readonly repeats: number;
  /** Share of the patients kept from every member, in [0, 0.5]. */
  readonly holdoutShare: number;
  readonly seed: number;
  readonly riskEstimator: RiskEstimator;
}
