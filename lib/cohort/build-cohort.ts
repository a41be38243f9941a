/** From the raw file and its schema to what the numbers see. */
import { RiskcurveError } from '@/lib/errors';
import type { CohortData, Feature, Outcome } from '@/models/features';
import { hashCohort } from './data-hash';
import { encodeColumn } from './encode-column';
import { featureOf } from './feature-of';
import type { InferredColumn } from './inferred-column';
import { readLabels } from './outcome';
import type { RawTable } from './raw-table';

export interface BuiltCohort {
  readonly data: CohortData;
  readonly nEvents: number;
  readonly leftOut: readonly { name: string; reason: string }[];
}

/**
 * Builds the cohort: labels, features and values.
 *
 * @throws RiskcurveError naming line, column and mend for any cell that cannot be, or where no feature is left
 */
export function buildCohort(raw: RawTable, schema: readonly InferredColumn[], outcome: Outcome): BuiltCohort {
  const labels = readLabels(raw, outcome);
  const features: Feature[] = [];
  const columns: Float64Array[] = [];
  const leftOut: { name: string; reason: string }[] = [];
  schema.forEach((column, index) => {
    if (column.name === outcome.name) return;
    if (column.kind === 'leftOut') {
      leftOut.push({ name: column.name, reason: column.reason });
      return;
    }
    const feature = featureOf(column);
    features.push(feature);
    columns.push(encodeColumn(raw, index, feature, column.missingValues));
  });
  if (features.length === 0) {
    throw new RiskcurveError('bad-input', 'no feature is left beside the outcome; see why each column was left out');
  }
  const table = { features, nRows: raw.nRows, columns };
  const dataHash = hashCohort(table, outcome, labels);
  const nEvents = labels.reduce((sum, label) => sum + label, 0);
  return { data: { table, outcome, labels, dataHash }, nEvents, leftOut };
}
