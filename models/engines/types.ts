/** The one interface of both engines. Numbers come in as plain arrays and go out as plain arrays; no tensor crosses it. */
import type { EngineRecord } from '../model';
import type { DropoutKey } from '../math/dropout-mask';
import type { StoppingReason } from '../optimizers/lbfgs';
import type { TrainingConfig } from '../training/config';

/** What one member is trained on, already preprocessed. */
export interface MemberTask {
  readonly index: number;
  /** `[nRows, nInputs]` row-major: the member's bootstrap sample. All members of a call have the same shape. */
  readonly inputs: Float32Array;
  readonly labels: Float32Array;
  readonly initialWeights: Float32Array;
  /** `[epochs * nRows]`: order of the rows in each epoch. */
  readonly batchOrder: Int32Array;
  /** For early stopping: rows that the member is not trained on. All members of a call have the same number. */
  readonly validation?: ValidationPart;
  /** For dropout: what the member's masks are drawn from. */
  readonly dropoutKey?: DropoutKey;
}

export interface ValidationPart {
  /** `[nValidationRows, nInputs]` row-major, preprocessed as the training rows. */
  readonly inputs: Float32Array;
  readonly labels: Float32Array;
}

export interface EpochProgress {
  /** 0-based. */
  readonly epoch: number;
  readonly epochs: number;
  /** Mean training loss over the members of the call; a member that stopped early counts with its last epoch, here and below. */
  readonly loss: number;
  /** With early stopping: mean loss on the members' validation parts, without penalty and dropout. */
  readonly validationLoss?: number;
  /** Share of training rows of the last batch with any level out of order, mean over members. */
  readonly crossingRate: number;
  /** Mean over the members of the call; L-BFGS reports the step that its line searches accepted. */
  readonly learningRate: number;
  /** L-BFGS and early stopping only: how many members have stopped, by the reason. */
  readonly stopped?: Readonly<Partial<Record<StoppingReason | 'early stopping', number>>>;
}

export interface TrainRequest {
  readonly config: TrainingConfig;
  readonly nRows: number;
  readonly nInputs: number;
  readonly tasks: readonly MemberTask[];
  readonly onEpoch?: (progress: EpochProgress) => void;
  /** With early stopping: told at the end which epoch's weights the task at `position` keeps. */
  readonly onBestEpoch?: (position: number, epoch: number) => unknown;
  /**
   * Told every member's weights after every epoch, for whoever must judge the course of a training; costs a copy of them. Under `lbfgs` and
   * `newton`, which have no epochs of batches, it is told nothing.
   */
  readonly onWeights?: (position: number, epoch: number, weights: Float32Array) => void;
  /** Asked between batches or epochs; the call throws `CancelledError` once it is aborted. */
  readonly signal?: AbortSignal;
}

/** Trains every task of a request and returns one weight vector per task, in order. */
export interface TrainingEngine {
  readonly record: EngineRecord;
  train(request: TrainRequest): Promise<Float32Array[]>;
  dispose(): void;
}

export class CancelledError extends Error {
  constructor() {
    super('the run was cancelled');
    this.name = 'CancelledError';
  }
}
