import { evaluatePart } from '../metrics/evaluate';
import type { TrainedModel } from '../model';
import type { CohortPrediction, PartEvaluation } from '../trainer/protocol';
import { hasLevels } from './defaults';

/**
 * How good a model's judgements of these patients are, at least one.
 *
 * @param labels of the whole cohort, by row
 * @param crossingRates by row: the share of a patient's judging members with levels out of order; null where that is not known
 */
export function evaluatePredictions(
  { config }: Pick<TrainedModel, 'config'>,
  labels: ArrayLike<number>,
  predictions: readonly CohortPrediction[],
  crossingRates: Float64Array | null,
): PartEvaluation {
  const assessments = predictions.map(({ assessment }) => assessment);
  const rows = predictions.map(({ rowIndex }) => rowIndex);
  const levelled = hasLevels(config.loss);
  return evaluatePart({
    risks: assessments.map(({ risk }) => risk),
    labels: rows.map((row) => labels[row]!),
    rootRisks: levelled ? assessments.map(({ tauStar }) => 1 - tauStar!) : null,
    levelMeanRisks: levelled ? assessments.map(({ levelMean }) => levelMean!) : null,
    levelDisagreements: levelled ? assessments.map(({ levelDisagreement }) => levelDisagreement!) : null,
    crossingRate: crossingRates && rows.map((row) => crossingRates[row]!),
    seed: config.seed,
  });
}
