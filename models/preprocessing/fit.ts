/** Learns from the rows of one training part how each column becomes network inputs. */
import type { Feature, FeatureTable } from '../features';
import { median, mode } from '../math/quantile';
import type { ColumnPreprocessing, FittedPreprocessing } from '../model';

/**
 * Fits imputation (median of numbers, mode of categories), standardising and one-hot coding.
 *
 * @param rows row indices of the training part; a repeated row (bootstrap) counts as often as it stands there.
 * @returns one entry per feature. A numeric column that says nothing in this part (constant or wholly missing) gets the
 *   scale 0, which means "this input is always 0": its weights would stay untrained, so a new patient must not reach them.
 * @throws RangeError where `rows` is empty.
 */
export function fitPreprocessing(table: FeatureTable, rows: ArrayLike<number>): FittedPreprocessing {
  if (rows.length === 0) throw new RangeError('preprocessing needs at least one row to be fitted on');
  const columns = table.features.map((feature, index) =>
    fitColumn(feature, presentValues(table.columns[index]!, rows), rows.length),
  );
  return { columns, nInputs: columns.reduce((sum, column) => sum + inputsOf(column), 0) };
}

/** Number of network inputs that a column gives. */
export function inputsOf(column: ColumnPreprocessing): number {
  return column.kind === 'numeric' ? 1 : column.nLevels;
}

function presentValues(column: Float64Array, rows: ArrayLike<number>): Float64Array {
  return Float64Array.from(rows, (row) => column[row]!).filter((value) => !Number.isNaN(value));
}

function fitColumn(feature: Feature, present: Float64Array, nRows: number): ColumnPreprocessing {
  if (feature.kind === 'categorical') {
    return { kind: 'categorical', fill: present.length > 0 ? mode(present) : 0, nLevels: feature.levels.length };
  }
  const fill = present.length > 0 ? median(present) : 0;
  if (present.every((value) => value === fill)) return { kind: 'numeric', fill, mean: fill, scale: 0 };
  // mean and standard deviation (divisor n) of the column once its gaps hold the median
  const nMissing = nRows - present.length;
  const mean = present.reduce((sum, value) => sum + value, nMissing * fill) / nRows;
  const squares = present.reduce((sum, value) => sum + (value - mean) ** 2, nMissing * (fill - mean) ** 2);
  return { kind: 'numeric', fill, mean, scale: Math.sqrt(squares / nRows) };
}
