/** Learns from the rows of one training part how each column becomes network inputs. */
import type { Feature, FeatureTable } from '../features';
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
    return { kind: 'categorical', fill: modeOf(present, feature.levels.length), nLevels: feature.levels.length };
  }
  const sorted = present.sort();
  if (sorted.length === 0 || sorted[0] === sorted[sorted.length - 1]) {
    const constant = sorted[0] ?? 0;
    return { kind: 'numeric', fill: constant, mean: constant, scale: 0 };
  }
  return { kind: 'numeric', ...momentsAfterImputation(sorted, nRows) };
}

/** Median of what is present; mean and standard deviation (divisor n) of the column once its gaps hold that median. */
function momentsAfterImputation(sorted: Float64Array, nRows: number): { fill: number; mean: number; scale: number } {
  const middle = (sorted.length - 1) / 2;
  const fill = (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
  const nMissing = nRows - sorted.length;
  const mean = sorted.reduce((sum, value) => sum + value, nMissing * fill) / nRows;
  const squares = sorted.reduce((sum, value) => sum + (value - mean) ** 2, nMissing * (fill - mean) ** 2);
  return { fill, mean, scale: Math.sqrt(squares / nRows) };
}

/** The commonest level, the first of equals, level 0 where nothing is present. */
function modeOf(present: Float64Array, nLevels: number): number {
  const counts = new Array<number>(Math.max(nLevels, 1)).fill(0);
  for (const level of present) counts[level] = (counts[level] ?? 0) + 1;
  return counts.indexOf(Math.max(...counts));
}
