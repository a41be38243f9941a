/** Every message between the host (server or worker) and the trainer process. Typed arrays travel as they are (`serialization: 'advanced'`). */
import type { EpochProgress } from '../engines/types';
import type { CohortData } from '../features';
import type { Assessment, EngineRecord, FittedPreprocessing, Metric } from '../model';
import type { TrainingConfig } from '../training/config';

export interface TrainedMember {
  readonly index: number;
  readonly preprocessing: FittedPreprocessing;
  readonly weights: Float32Array;
  /** With early stopping: the epoch (0-based) whose weights these are. */
  readonly bestEpoch?: number;
}

/** Metrics of one part of the cohort, named as on the command line. */
export interface PartEvaluation {
  readonly nPatients: number;
  readonly nEvents: number;
  /** auroc, averagePrecision, brierScore, logLoss, calibrationIntercept, calibrationSlope, crossingRate, levelDisagreement, accuracy, f1, jaccard, cohenKappa */
  readonly metrics: Readonly<Record<string, Metric>>;
  /** Brier score and log loss of each estimator. */
  readonly estimators: Readonly<
    Record<'root' | 'levelMean', Readonly<Record<'brierScore' | 'logLoss', Metric>>>
  > | null;
  /** Groups of patients ordered by risk: mean risk, observed share with its 95 % Wilson interval, number. */
  readonly calibrationGroups: readonly { risk: number; observed: number; low: number; high: number; n: number }[];
  /** Smooth calibration curve, `[risk, observed]`. */
  readonly calibrationCurve: readonly (readonly [number, number])[];
  /** ROC curve, `[1 - specificity, sensitivity]`. */
  readonly roc: readonly (readonly [number, number])[];
}

export interface Evaluation {
  readonly outOfFold: PartEvaluation;
  readonly holdout: PartEvaluation | null;
}

/** One patient of the cohort, judged only by members that never saw that patient. */
export interface CohortPrediction {
  readonly rowIndex: number;
  readonly part: 'outOfFold' | 'holdout';
  readonly assessment: Assessment;
}

/** Messages to the trainer: each carries the id of its request. */
export type TrainerRequest =
  | {
      readonly type: 'train-shard';
      readonly requestId: string;
      readonly cohort: CohortData;
      readonly config: TrainingConfig;
      readonly memberIndices: readonly number[];
      readonly engine: 'auto' | 'fused' | 'tensor';
      /** What the run is kept to since its first shard; null before. Goes before `engine`. */
      readonly keptTo: EngineRecord | null;
    }
  | {
      readonly type: 'assemble';
      readonly requestId: string;
      readonly cohort: CohortData;
      readonly config: TrainingConfig;
      readonly engineRecord: EngineRecord;
      readonly codeVersion: string;
      readonly members: readonly TrainedMember[];
    }
  | {
      readonly type: 'recalibrate';
      readonly requestId: string;
      readonly modelFile: Uint8Array;
      readonly version: string;
      readonly codeVersion: string;
      /** Of the whole cohort, by row. */
      readonly labels: Uint8Array;
      readonly predictions: readonly CohortPrediction[];
      readonly evaluation: Evaluation;
    }
  | { readonly type: 'cancel'; readonly requestId: string };

/** Messages from the trainer. */
export type TrainerReply =
  | { readonly type: 'ready' }
  | { readonly type: 'progress'; readonly requestId: string; readonly progress: EpochProgress }
  | {
      readonly type: 'shard-trained';
      readonly requestId: string;
      readonly engineRecord: EngineRecord;
      /** Why this engine, with the times it was chosen by: for people, never part of a model's bytes. */
      readonly whyEngine: string;
      readonly seconds: number;
      readonly members: readonly TrainedMember[];
    }
  /** To `assemble` and to `recalibrate`. */
  | {
      readonly type: 'assembled';
      readonly requestId: string;
      /** The model file's bytes (`models/model-file.ts`); their sha256 is the model's version. */
      readonly modelFile: Uint8Array;
      readonly evaluation: Evaluation;
      readonly predictions: readonly CohortPrediction[];
    }
  | { readonly type: 'cancelled'; readonly requestId: string }
  /** This machine does not have the engine that the run is kept to: another one must train the shard. */
  | { readonly type: 'unable'; readonly requestId: string; readonly message: string }
  | { readonly type: 'failed'; readonly requestId: string; readonly message: string };
