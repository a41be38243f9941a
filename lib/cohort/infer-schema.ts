import { applyCorrection } from './apply-correction';
import { checkCorrectedColumns, type Corrections } from './corrections';
import { inferColumn } from './infer-column';
import type { InferredColumn } from './inferred-column';
import { profileColumn } from './profile-column';
import type { RawTable } from './raw-table';

/**
 * Infers every column of a file, then applies what was said of them. The outcome
 * column is inferred too, but never corrected: it is no feature.
 *
 * @throws RiskcurveError for corrections of unknown columns or impossible ones
 */
export function inferSchema(raw: RawTable, corrections: Corrections, outcomeName: string | null): InferredColumn[] {
  checkCorrectedColumns(
    corrections,
    raw.columns.map((column) => column.name),
  );
  return raw.columns.map((column) => {
    const correction = column.name === outcomeName ? undefined : corrections.columns[column.name];
    const profile = profileColumn(column, correction?.missingValues);
    return applyCorrection(inferColumn(profile), profile, correction);
  });
}
