/** Tables of patients with gaps: every completion as a row of its own. */
import type { FeatureTable } from '../features';
import { completionsOf } from './completions';
import { createCompleter, type CompletingModel } from './plausible-values';

export interface CompletedTable {
  readonly columns: readonly Float64Array[];
  readonly nRows: number;
  /** `[nRows]`: the row of the table that each comes from, ascending, and how often it came. */
  readonly rowOf: Int32Array;
  readonly weights: Float64Array;
}

/**
 * The rows of a table from `start` up to `end`, those with gaps as their completions.
 *
 * @returns null where no value is missing.
 */
export function createTableCompleter(
  model: CompletingModel,
): (table: FeatureTable, start: number, end: number) => CompletedTable | null {
  const complete = createCompleter(model);
  return ({ columns }, start, end) => {
    const hasGap = gapsOf(columns, start, end);
    if (!hasGap.includes(1)) return null;
    const rows: ArrayLike<number>[] = [];
    const rowOf: number[] = [];
    const weights: number[] = [];
    for (let row = start; row < end; row++) {
      const values = Float64Array.from(columns, (column) => column[row]!);
      const found = hasGap[row - start] ? completionsOf(complete(values)) : { patients: [values], weights: [1] };
      found.patients.forEach((patient, completion) => {
        rows.push(patient);
        rowOf.push(row);
        weights.push(found.weights[completion]!);
      });
    }
    return {
      columns: columns.map((_, feature) => Float64Array.from(rows, (row) => row[feature]!)),
      nRows: rows.length,
      rowOf: Int32Array.from(rowOf),
      weights: Float64Array.from(weights),
    };
  };
}

function gapsOf(columns: readonly Float64Array[], start: number, end: number): Uint8Array {
  const hasGap = new Uint8Array(end - start);
  for (const column of columns) {
    for (let row = start; row < end; row++) if (Number.isNaN(column[row]!)) hasGap[row - start] = 1;
  }
  return hasGap;
}
