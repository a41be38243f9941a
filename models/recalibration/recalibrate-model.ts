/** From a model to the same networks with recalibrated risks, judged anew. Nothing is trained and no network runs. */
import { distributionOf } from '../inference/distribution';
import { createRecalibrator } from '../inference/recalibrate';
import { modelForPatient } from '../inference/unseen-members';
import type { Assessment, Metric, TrainedModel } from '../model';
import type { CohortPrediction, Evaluation, PartEvaluation } from '../trainer/protocol';
import type { AssembledModel } from '../training/assemble';
import { evaluatePredictions } from '../training/evaluate-predictions';
import { crossFitRecalibration, type JudgedRows } from './cross-fit';

export interface RecalibrateOptions {
  readonly model: TrainedModel;
  /** The sha256 of its file. */
  readonly version: string;
  /** Of the program that recalibrates. */
  readonly codeVersion: string;
  /** 1 with the outcome, 0 without, `[nRows]`. */
  readonly labels: ArrayLike<number>;
  /** The model's judgement of every patient of its cohort. */
  readonly predictions: readonly CohortPrediction[];
  readonly evaluation: Evaluation;
}

/**
 * The training patients are judged by the map that was fitted without their fold, the holdout by the map of all training patients.
 *
 * @throws RangeError in one sentence for a model that is recalibrated already, and where no map can be fitted (`fitRecalibration`).
 */
export function recalibrateModel(options: RecalibrateOptions): AssembledModel {
  const { model: origin, version, codeVersion, labels, evaluation } = options;
  if (origin.recalibration) throw new RangeError('the model is recalibrated already; recalibrate the one it came from');
  const { fit, folds } = crossFitRecalibration(origin, outOfFoldRows(options.predictions, labels));
  const model: TrainedModel = { ...origin, recalibration: { from: version, codeVersion, ...fit, folds } };
  const recalibrated = createRecalibrators(model);
  const predictions = options.predictions.map(({ rowIndex, part, assessment }) => {
    return { rowIndex, part, assessment: recalibrated(rowIndex)(assessment) };
  });
  const evaluate = (part: CohortPrediction['part'], before: PartEvaluation): PartEvaluation => {
    const judged = predictions.filter((prediction) => prediction.part === part);
    return withCrossingRate(evaluatePredictions(model, labels, judged, null), before.metrics.crossingRate);
  };
  return {
    ...{ model, predictions },
    evaluation: {
      outOfFold: evaluate('outOfFold', evaluation.outOfFold),
      holdout: evaluation.holdout && evaluate('holdout', evaluation.holdout),
    },
  };
}

/** What a recalibration is fitted on: the training patients' risks. */
export function outOfFoldRows(predictions: readonly CohortPrediction[], labels: ArrayLike<number>): JudgedRows {
  const judged = predictions.filter(({ part }) => part === 'outOfFold');
  return {
    rows: judged.map(({ rowIndex }) => rowIndex),
    risks: judged.map(({ assessment }) => assessment.risk),
    labels: judged.map(({ rowIndex }) => labels[rowIndex]!),
  };
}

/** By row; those of one fold share one. */
function createRecalibrators(model: TrainedModel): (rowIndex: number) => (assessment: Assessment) => Assessment {
  const distribution = distributionOf(model.config.loss);
  const made = new Map<number, (assessment: Assessment) => Assessment>();
  return (rowIndex) => {
    const fold = model.foldOf[rowIndex]!;
    const known = made.get(fold) ?? createRecalibrator(modelForPatient(model, rowIndex), distribution);
    made.set(fold, known);
    return known;
  };
}

/** Whether levels come out in order is the networks' doing, which no map of the risks changes: as it was measured. */
function withCrossingRate(part: PartEvaluation, crossingRate: Metric | undefined): PartEvaluation {
  return crossingRate ? { ...part, metrics: { ...part.metrics, crossingRate } } : part;
}
