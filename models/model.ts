/** A trained model as plain data: what the trainer yields, what a file holds, what inference reads. */
import type { Feature, Outcome } from './features';
import type { TrainingConfig } from './training/config';

/** How one column becomes network inputs, fitted on a member's own training part. */
export type ColumnPreprocessing =
  | { readonly kind: 'numeric'; readonly fill: number; readonly mean: number; readonly scale: number }
  | { readonly kind: 'categorical'; readonly fill: number; readonly nLevels: number };

export interface FittedPreprocessing {
  /** In the order of the features; a numeric column gives one input, a categorical one `nLevels` inputs. */
  readonly columns: readonly ColumnPreprocessing[];
  readonly nInputs: number;
}

/** One network of the ensemble. */
export interface Member {
  /** Position in the plan: `repeat * folds + fold`. */
  readonly index: number;
  readonly repeat: number;
  readonly fold: number;
  readonly preprocessing: FittedPreprocessing;
  /** With early stopping: the epoch (0-based) whose weights these are. */
  readonly bestEpoch?: number;
  /**
   * Layer by layer: kernel `[nIn, nOut]` row-major, then bias `[nOut]`; the last layer has one output per quantile level.
   */
  readonly weights: Float32Array;
}

/** Which engine and backend trained the model, and on what. */
export interface EngineRecord {
  readonly engine: 'tensor' | 'fused' | 'exact';
  /** `node-gpu`, `webgpu`, `node`, `wasm` or `cpu` of the tensor engine, `wasm-simd` of the fused one, `newton` of the exact one. */
  readonly backend: string;
  readonly device: string;
}

/** The same for a run, which also knows why: with times that differ from one run to the next, so a model's bytes leave it out. */
export interface RunEngine extends EngineRecord {
  /** Absent in runs from before it was kept. */
  readonly why?: string;
}

/** What the cohort looked like along one feature, without any patient's row. */
export type FeatureSummary =
  | {
      readonly kind: 'numeric';
      readonly nMissing: number;
      /** 101 quantiles, 0 to 100 %, type 7, of the values that are present. */
      readonly quantiles: readonly number[];
      /** Counts in equal bins over [quantiles[0], quantiles[100]]. */
      readonly histogram: readonly number[];
      /** True where every value is a whole number. */
      readonly integer: boolean;
      /** Digits behind the point that the values have, 0 to 6; missing in models from before it was kept. */
      readonly decimals?: number;
    }
  | { readonly kind: 'categorical'; readonly nMissing: number; readonly counts: readonly number[] };

/**
 * How the features hang together in the cohort, without any patient's row: a Gaussian copula. A value's normal score is the standard
 * normal quantile of its mid-rank among the cohort's values (of a level, in the order of the levels).
 */
export interface Dependence {
  /** Mean and standard deviation of each feature's normal scores; a scale of 0 where the cohort shows one value only. */
  readonly scoreMeans: readonly number[];
  readonly scoreScales: readonly number[];
  /** Correlation of the scores, positive definite, its lower triangle with the diagonal: row i has i + 1 entries. */
  readonly correlation: readonly (readonly number[])[];
  /** 101 quantiles, 0 to 100 %, of how unusual the patients' combinations are, each by a fit to folds without the patient. */
  readonly unusualness: readonly number[];
}

/** A logistic map of risks: logit(risk') = intercept + slope logit(risk), with a slope above 0. */
export interface RiskMap {
  readonly intercept: number;
  readonly slope: number;
}

/**
 * How the risks of another model with the same networks were recalibrated (Cox 1958; docs/decisions/0008). Intercept and slope are
 * fitted on the out-of-fold risks of all training patients, and hold for new patients and for the holdout.
 */
export interface Recalibration extends RiskMap {
  /** Version of the model whose risks they were. */
  readonly from: string;
  /** Wald intervals of both at a level of 0.95, lower end first. */
  readonly interceptInterval: readonly [number, number];
  readonly slopeInterval: readonly [number, number];
  readonly nPatients: number;
  readonly nEvents: number;
  /** The same fits without the patients of one fold of the first repeat, `[folds]`: these hold for that fold's patients. */
  readonly folds: readonly RiskMap[];
  readonly codeVersion: string;
  /** Set in a model that is about to judge a patient of the cohort: that patient's fold of the first repeat. */
  readonly judgesFold?: number;
}

/** From the members' spread to the error of their mean; see `training/interval-calibration.ts`. Variances are of logits. */
export interface IntervalCalibration {
  /** Times the variance over the members. */
  readonly spreadFactor: number;
  /** For what no member has learnt. */
  readonly addedVariance: number;
}

export interface TrainedModel {
  readonly formatVersion: 1;
  readonly features: readonly Feature[];
  readonly outcome: Outcome;
  readonly config: TrainingConfig;
  readonly engine: EngineRecord;
  readonly dataHash: string;
  readonly codeVersion: string;
  readonly members: readonly Member[];
  /** Number of patients of the cohort. */
  readonly nRows: number;
  readonly prevalence: number;
  /**
   * `[repeats * nRows]`: the fold in which the patient was left out in that repeat, -1 for a holdout patient.
   * A member (repeat, fold) never saw the patients whose entry in that repeat is its fold, nor the holdout.
   */
  readonly foldOf: Int16Array;
  /** The reference patient: median of numbers, mode of categories, over the training patients. */
  readonly reference: Float64Array;
  readonly summaries: readonly FeatureSummary[];
  /** Missing in models from before it was kept, and where there are too many features for it. */
  readonly dependence?: Dependence;
  /** Missing in a model as a run yields it. */
  readonly recalibration?: Recalibration;
  /** Missing in models from before it was kept and where the members are too few for it: their intervals are the plain spread. */
  readonly intervalCalibration?: IntervalCalibration;
}

/** What the model says of one patient. All risks are probabilities in [0,1]. */
export interface Assessment {
  readonly risk: number;
  readonly riskLow: number;
  readonly riskHigh: number;
  /** Nominal level of the interval, such as 0.9. */
  readonly intervalLevel: number;
  /** The root of Q_x(tau) = 0, `1 - root risk`; `null` for a model without quantile levels (BCE). */
  readonly tauStar: number | null;
  /** Risk by the level mean, `null` for BCE. */
  readonly levelMean: number | null;
  /** Largest minus smallest pi_k over the levels; `null` for BCE. */
  readonly levelDisagreement: number | null;
  /** Set where the root lies outside the grid of levels: risk above or below what the grid brackets. */
  readonly beyondGrid: 'above' | 'below' | null;
  /** Ensemble latent quantiles Q_x(tau_k), sorted, `[nLevels]`; empty for BCE. */
  readonly latentQuantiles: readonly number[];
  /** Number of members that judged. */
  readonly nMembers: number;
  /**
   * Share, in [0,1], of the logit's variance behind the interval that comes from values that are missing; not there where none is that
   * anybody in the cohort has.
   */
  readonly missingShare?: number;
}

/** A patient's risk along one feature, all else held. */
export interface RiskCurve {
  readonly feature: number;
  /** Grid of values, or level indices. */
  readonly values: readonly number[];
  readonly risk: readonly number[];
  readonly riskLow: readonly number[];
  readonly riskHigh: readonly number[];
  /** `[nGrid][nLevels]`, empty for BCE. */
  readonly latentQuantiles: readonly (readonly number[])[];
  /** The patient's own value, `null` where missing. */
  readonly at: number | null;
  /** Largest minus smallest risk over the plausible range (1st to 99th percentile). */
  readonly swing: number;
  /** What a missing value could be, given the others; not there where the patient has one, or nobody in the cohort. */
  readonly plausible?: PlausibleRange;
}

/** A missing value's plausible values, and the risks that they lead to. */
export interface PlausibleRange {
  /** 10th and 90th percentile of a number's completions; of a category the levels, ascending, that at least a tenth of them have. */
  readonly values: readonly number[];
  /** Smallest and largest risk over these values. */
  readonly riskLow: number;
  readonly riskHigh: number;
}

/** A number with its interval; `estimate` is `null` with a `reason` where it is undefined. */
export interface Metric {
  readonly estimate: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly reason?: string;
}
