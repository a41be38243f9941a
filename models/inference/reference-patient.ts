import type { FeatureTable } from '../features';
import { median, mode } from '../math/quantile';

/**
 * The reference patient: median of each numeric feature, mode of each categorical one, over the given rows (all by
 * default) where the value is present; NaN where it never is. A real combination of levels, never "sex 0.68".
 */
export function referencePatient(table: FeatureTable, rows?: ArrayLike<number>): Float64Array {
  return Float64Array.from(table.features, (feature, position) => {
    const present = presentValues(table.columns[position]!, rows);
    if (present.length === 0) return NaN;
    return feature.kind === 'numeric' ? median(present) : mode(present);
  });
}

/** The values of a column that are not missing, over the given rows or all. */
export function presentValues(column: Float64Array, rows?: ArrayLike<number>): Float64Array {
  const chosen = rows ? Float64Array.from(rows, (row) => column[row]!) : column;
  return chosen.filter((value) => !Number.isNaN(value));
}
