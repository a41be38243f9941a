/** From patients' values to a member's inputs, as `preprocessing/apply.ts` does it. */
import { Column, columnOf, Network, TILE } from './network';
import { both, load2 } from './vector';

/** One value as the input of a numeric column; scale 0: the column said nothing where it was fitted. */
@inline
export function encodeNumber(column: Column, given: f64): f64 {
  const value = given == given ? given : column.fill;
  return column.scale == 0 ? 0 : (value - column.mean) / column.scale;
}

/** Position among the inputs of the level that a value names; -1 where it names none. */
@inline
export function encodeLevel(column: Column, given: f64): i32 {
  const value = given == given ? given : column.fill;
  if (!(value >= 0 && value < <f64>column.nLevels)) return -1;
  const level = <i32>value;
  return <f64>level == value ? column.from + level : -1;
}

/** Inputs `[nInputs, TILE]` of the points from byte `start` of each row of values on. */
export function encodeTile(network: Network, member: i32, start: i32): void {
  for (let feature = 0; feature < network.nFeatures; feature++) {
    const column = columnOf(network, member, feature);
    const values = network.values + feature * network.pointBytes + start;
    const to = network.inputs + ((column.from * TILE) << 3);
    if (column.nLevels == 0) numbersOfTile(column, values, to);
    else levelsOfTile(network, column, values, to);
  }
}

function numbersOfTile(column: Column, values: usize, to: usize): void {
  if (column.scale == 0) {
    memory.fill(to, 0, TILE << 3);
    return;
  }
  const fill = both(column.fill);
  const mean = both(column.mean);
  const scale = both(column.scale);
  for (let at = 0; at < TILE << 3; at += 16) {
    const given = load2(values + at);
    const value = v128.bitselect(given, fill, f64x2.eq(given, given));
    v128.store(to + at, f64x2.div(f64x2.sub(value, mean), scale));
  }
}

function levelsOfTile(network: Network, column: Column, values: usize, to: usize): void {
  memory.fill(to, 0, (column.nLevels * TILE) << 3);
  for (let point = 0; point < TILE; point++) {
    const input = encodeLevel(column, load<f64>(values + (point << 3)));
    if (input >= 0) store<f64>(network.inputs + ((input * TILE + point) << 3), 1);
  }
}
