/** The patients of the cohort who are most like one patient, and what became of them. Needs the cohort's rows: server side. */
import type { CohortData, PatientValues } from '../features';
import { requirePatient } from '../inference/require-value';
import type { FeatureSummary, TrainedModel } from '../model';
import type { SimilarPatient } from './types';

export interface SimilarPatientsOptions {
  /** How many; 5 by default. */
  readonly count?: number;
  /** Row of the patient in question where it is one of the cohort: left out. */
  readonly except?: number | null;
}

/**
 * Nearest first by Gower's distance (1971): the mean, over the features that both patients know, of |difference| / range for numbers
 * and of 0 or 1 (same or another level) for categories; no weights. A feature that either does not know is left out. The range is
 * the cohort's 1st to 99th percentile, so that one outlier does not make all others alike, and a larger difference counts 1. A
 * number without a range (nearly all have one value) counts 0 or 1.
 *
 * Patients who know fewer than half of the features that this patient knows are passed over: the fewer are compared, the likelier
 * is a small distance by chance. Equal distances stand in the order of the rows.
 *
 * @param cohort the cohort that the model was trained on.
 * @param risks one per row, by members that never saw the patient.
 * @throws RangeError where values or risks do not fit, and where the patient knows no feature at all.
 */
export function similarPatients(
  model: Pick<TrainedModel, 'features' | 'summaries'>,
  { table, labels }: Pick<CohortData, 'table' | 'labels'>,
  risks: ArrayLike<number>,
  values: PatientValues,
  { count = 5, except = null }: SimilarPatientsOptions = {},
): SimilarPatient[] {
  requirePatient(model, values);
  if (risks.length !== table.nRows)
    throw new RangeError(
      `there must be one risk for each of the ${table.nRows} patients, but there are ${risks.length}`,
    );
  const known = model.features.flatMap((_, feature) => (Number.isNaN(values[feature]) ? [] : [feature]));
  if (known.length === 0)
    throw new RangeError('a patient of whom nothing is known is like nobody; give at least one value');
  const sums = new Float64Array(table.nRows);
  const nCompared = new Uint16Array(table.nRows);
  for (const feature of known) {
    addDifferences(values[feature]!, table.columns[feature]!, rangeOf(model.summaries[feature]!), sums, nCompared);
  }
  const rows = Array.from({ length: table.nRows }, (_, row) => row);
  return rows
    .filter((row) => row !== except && 2 * nCompared[row]! >= known.length)
    .map((rowIndex) => ({ rowIndex, distance: sums[rowIndex]! / nCompared[rowIndex]! }))
    .sort((one, other) => one.distance - other.distance || one.rowIndex - other.rowIndex)
    .slice(0, count)
    .map(({ rowIndex, distance }) => ({
      rowIndex,
      distance,
      nCompared: nCompared[rowIndex]!,
      outcome: labels[rowIndex] === 1 ? 1 : 0,
      risk: risks[rowIndex]!,
    }));
}

/** Range over which a number may differ; `null` where values are either the same or not. */
function rangeOf(summary: FeatureSummary): number | null {
  if (summary.kind === 'categorical') return null;
  const [low, high] = [summary.quantiles[1], summary.quantiles[99]];
  return low !== undefined && high !== undefined && high > low ? high - low : null;
}

function addDifferences(
  own: number,
  column: Float64Array,
  range: number | null,
  sums: Float64Array,
  nCompared: Uint16Array,
): void {
  for (let row = 0; row < column.length; row++) {
    const value = column[row]!;
    if (Number.isNaN(value)) continue;
    nCompared[row]!++;
    sums[row]! += range === null ? Number(value !== own) : Math.min(1, Math.abs(value - own) / range);
  }
}
