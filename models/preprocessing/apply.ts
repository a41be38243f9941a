/** Turns patients' values into network inputs by a preprocessing that was fitted elsewhere. */
import type { FeatureTable, PatientValues } from '../features';
import type { ColumnPreprocessing, FittedPreprocessing } from '../model';

/**
 * Inputs of some rows of a table, `[rows.length, nInputs]` row-major, float32 as the engines take them. Missing values take the
 * fitted median or mode; nothing is learnt from these rows.
 */
export function applyPreprocessing(
  fitted: FittedPreprocessing,
  table: FeatureTable,
  rows: ArrayLike<number>,
): Float32Array {
  const inputs = new Float32Array(rows.length * fitted.nInputs);
  for (let position = 0; position < rows.length; position++) {
    const row = rows[position]!;
    writeInputs(fitted, (feature) => table.columns[feature]![row]!, inputs, position * fitted.nInputs);
  }
  return inputs;
}

/** Inputs of one patient, `[nInputs]`. */
export function applyToPatient(fitted: FittedPreprocessing, values: PatientValues): Float64Array {
  const inputs = new Float64Array(fitted.nInputs);
  writeInputs(fitted, (feature) => values[feature]!, inputs, 0);
  return inputs;
}

/** Number of network inputs that a column gives. */
export function columnWidth(column: ColumnPreprocessing): number {
  return column.kind === 'numeric' ? 1 : column.nLevels;
}

/** Writes one value's inputs at `position`, all of them; a missing value (NaN) takes the column's `fill`. */
export function encodeValue(
  column: ColumnPreprocessing,
  given: number,
  inputs: Float32Array | Float64Array,
  position: number,
): void {
  const value = Number.isNaN(given) ? column.fill : given;
  if (column.kind === 'numeric') {
    // scale 0: the column said nothing where it was fitted, so it says nothing here
    inputs[position] = column.scale === 0 ? 0 : (value - column.mean) / column.scale;
  } else {
    inputs.fill(0, position, position + column.nLevels);
    if (value >= 0 && value < column.nLevels) inputs[position + value] = 1;
  }
}

function writeInputs(
  fitted: FittedPreprocessing,
  valueOf: (feature: number) => number,
  inputs: Float32Array | Float64Array,
  start: number,
): void {
  let position = start;
  fitted.columns.forEach((column, feature) => {
    encodeValue(column, valueOf(feature), inputs, position);
    position += columnWidth(column);
  });
}
