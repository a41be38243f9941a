/** A member's outputs along one feature, everything else held: by the sweep where the network allows it, else point by point. */
import type { ColumnPreprocessing, Member } from '../model';
import { columnWidth, encodeValue } from '../preprocessing/apply';
import { createForwardPass } from './forward';
import { accumulateLevelRows } from './monotone-levels';
import type { NetworkShape } from './network-shape';
import { canBeSwept, createReluSweep } from './relu-sweep';

/** One member and one patient: the inputs and the first hidden layer's values before activation. */
export interface MemberState {
  readonly member: Member;
  readonly inputs: Float64Array;
  readonly first: Float64Array;
}

/** Fills `outputs` `[nOutputs, grid.length]` with what the member says once the feature takes each value of the grid. */
export type AlongFeature = (
  state: MemberState,
  feature: number,
  grid: readonly number[],
  outputs: Float64Array,
) => void;

/** Buffers are shared by all calls, so one of these serves all members of a model. */
export function createAlongFeature(shape: NetworkShape): AlongFeature {
  const { nOutputs } = shape;
  const pass = createForwardPass(shape);
  const sweep = canBeSwept(shape) ? createReluSweep(shape) : null;
  const others = new Float64Array(pass.nFirst);
  const changed = new Float64Array(pass.nFirst);
  const row = new Float64Array(nOutputs);
  let encoded = new Float64Array(0);
  let encodedFor: { column: ColumnPreprocessing; grid: readonly number[] } | null = null;

  /** Many patients along the same grid before the same member are one piece of work here. */
  function encodeGrid(column: ColumnPreprocessing, grid: readonly number[]): void {
    if (encodedFor?.column === column && encodedFor.grid === grid) return;
    const width = columnWidth(column);
    if (encoded.length < grid.length * width) encoded = new Float64Array(grid.length * width);
    for (let point = 0; point < grid.length; point++) encodeValue(column, grid[point]!, encoded, point * width);
    encodedFor = { column, grid };
  }

  function addInputs(
    weights: Float32Array,
    from: number,
    inputs: Float64Array,
    offset: number,
    width: number,
    sign: 1 | -1,
    to: Float64Array,
  ): void {
    for (let input = 0; input < width; input++) {
      const value = inputs[offset + input]!;
      if (value !== 0) pass.addInput(weights, from + input, sign * value, to);
    }
  }

  function writeColumn(outputs: Float64Array, point: number, nPoints: number): void {
    for (let k = 0; k < nOutputs; k++) outputs[k * nPoints + point] = row[k]!;
  }

  return ({ member, inputs, first }, feature, grid, outputs) => {
    const { weights, preprocessing } = member;
    const column = preprocessing.columns[feature]!;
    const width = columnWidth(column);
    const nPoints = grid.length;
    let from = 0;
    for (let before = 0; before < feature; before++) from += columnWidth(preprocessing.columns[before]!);
    others.set(first);
    addInputs(weights, from, inputs, from, width, -1, others);

    encodeGrid(column, grid);
    if (sweep && column.kind === 'numeric' && isAscending(encoded, nPoints)) {
      sweep(weights, others, from, encoded, nPoints, outputs);
      // the sweep knows the raw outputs; a monotone head turns them into levels
      if (shape.head === 'monotone') accumulateLevelRows(outputs, nOutputs, nPoints);
      return;
    }
    for (let point = 0; point < nPoints; point++) {
      changed.set(others);
      addInputs(weights, from, encoded, point * width, width, 1, changed);
      pass.finish(weights, changed, row, 0);
      writeColumn(outputs, point, nPoints);
    }
  };
}

/** False also where a value is NaN, or where there is none. */
function isAscending(values: Float64Array, nValues: number): boolean {
  for (let position = 0; position + 1 < nValues; position++) {
    if (!(values[position]! <= values[position + 1]!)) return false;
  }
  return nValues > 0 && !Number.isNaN(values[0]);
}
