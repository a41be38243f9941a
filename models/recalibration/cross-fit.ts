/** A recalibration that may be judged on the patients it was fitted on: for each fold once more, without that fold's patients. */
import type { RiskMap, TrainedModel } from '../model';
import { fitRecalibration, fitRiskMap, type RecalibrationFit } from './fit';

/** What is known of every training patient: risk by members that never saw the patient, and what became of them. */
export interface JudgedRows {
  /** Rows of the cohort, `[n]`, none of the holdout. */
  readonly rows: ArrayLike<number>;
  readonly risks: ArrayLike<number>;
  readonly labels: ArrayLike<number>;
}

export interface CrossFit {
  readonly fit: RecalibrationFit;
  /** `[folds]`: for the patients of each fold of the first repeat. */
  readonly folds: readonly RiskMap[];
}

/**
 * Fits the map on all training patients, and for each fold of the first repeat without its patients. Later repeats deal the patients anew,
 * but their risks are averages over all repeats, so one partition serves: the first.
 *
 * @throws RangeError in one sentence as `fitRecalibration` does, of the whole or of what a fold leaves.
 */
export function crossFitRecalibration(
  { config, foldOf }: Pick<TrainedModel, 'config' | 'foldOf'>,
  { rows, risks, labels }: JudgedRows,
): CrossFit {
  const fit = fitRecalibration(risks, labels);
  const positions = Array.from({ length: rows.length }, (_, position) => position);
  const folds = Array.from({ length: config.folds }, (_, fold) => {
    const others = positions.filter((position) => foldOf[rows[position]!] !== fold);
    return fitRiskMap(
      others.map((position) => risks[position]!),
      others.map((position) => labels[position]!),
    );
  });
  return { fit, folds };
}
