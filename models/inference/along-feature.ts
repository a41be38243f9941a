/** A member's outputs along one feature, everything else held: by the sweep where the network allows it, else point by point. */
import type { ColumnPreprocessing, Member } from '../model';
import { columnWidth, encodeValue } from '../preprocessing/apply';
import { createForwardPass, type ForwardPass } from './forward';
import { isAscending } from './is-ascending';
import { accumulateLevelRows } from './monotone-levels';
import type { NetworkShape } from './network-shape';
import { bookLines, createReluLines, hasReluLines, writeLines, type ReluLines } from './relu-lines';
import { placeRoots, placeRootsOnLines, type RootPlaces } from './root-places';

/** One member and one patient: the inputs and the first hidden layer's values before activation. */
export interface MemberState {
  readonly member: Member;
  readonly inputs: Float64Array;
  readonly first: Float64Array;
}

export interface AlongFeature {
  /** Fills `outputs` `[nOutputs, grid.length]` with what the member says once the feature takes each value of the grid. */
  fill(state: MemberState, feature: number, grid: readonly number[], outputs: Float64Array): void;
  /** Only where each point's root lies, without room for its outputs, which must be latent quantiles and no logit. */
  placeRoots(state: MemberState, feature: number, grid: readonly number[], places: RootPlaces): void;
}

/** Buffers are shared by all calls, so one of these serves all members of a model. */
export function createAlongFeature(shape: NetworkShape): AlongFeature {
  const { nOutputs } = shape;
  const pass = createForwardPass(shape);
  const lines = hasReluLines(shape) ? createReluLines(shape) : null;
  const others = new Float64Array(pass.nFirst); // the first layer without the feature's share
  const changed = new Float64Array(pass.nFirst);
  const row = new Float64Array(nOutputs);
  const encoder = createGridEncoder();
  let unplaced = new Float64Array(0);

  function leaveOut({ member, inputs, first }: MemberState, from: number, width: number): void {
    others.set(first);
    addInputs(pass, member.weights, from, inputs, from, width, -1, others);
  }

  /** The lines along the grid where there are any, else null; `encoder.values` and `others` hold all that is needed then. */
  function book(state: MemberState, feature: number, grid: readonly number[]): ReluLines | null {
    const column = state.member.preprocessing.columns[feature]!;
    const from = firstInput(state.member, feature);
    leaveOut(state, from, columnWidth(column));
    encoder.encode(column, grid);
    if (lines === null || column.kind !== 'numeric' || !isAscending(encoder.values, grid.length)) return null;
    bookLines(lines, state.member.weights, others, from, encoder.values, grid.length);
    return lines;
  }

  function fillPointByPoint({ member }: MemberState, feature: number, nPoints: number, outputs: Float64Array): void {
    const from = firstInput(member, feature);
    const width = columnWidth(member.preprocessing.columns[feature]!);
    for (let point = 0; point < nPoints; point++) {
      changed.set(others);
      addInputs(pass, member.weights, from, encoder.values, point * width, width, 1, changed);
      pass.finish(member.weights, changed, row, 0);
      writeColumn(row, outputs, point, nPoints);
    }
  }

  const fill: AlongFeature['fill'] = (state, feature, grid, outputs) => {
    const booked = book(state, feature, grid);
    if (booked === null) fillPointByPoint(state, feature, grid.length, outputs);
    else {
      writeLines(booked, encoder.values, grid.length, outputs);
      // the lines know the raw outputs; a monotone head turns them into levels
      if (shape.head === 'monotone') accumulateLevelRows(outputs, nOutputs, grid.length);
    }
  };
  return {
    fill,
    placeRoots(state, feature, grid, places) {
      const booked = shape.head === 'monotone' ? null : book(state, feature, grid);
      if (booked !== null) {
        placeRootsOnLines(booked, encoder.values, grid.length, places);
        return;
      }
      if (unplaced.length < nOutputs * grid.length) unplaced = new Float64Array(nOutputs * grid.length);
      fill(state, feature, grid, unplaced);
      placeRoots(unplaced, nOutputs, grid.length, places);
    },
  };
}

/** Many patients along the same grid before the same member are one piece of work here. */
function createGridEncoder() {
  let encodedFor: { column: ColumnPreprocessing; grid: readonly number[] } | null = null;
  const encoder = {
    /** `[nPoints, width]`, from the last call; what lies behind is of no meaning. */
    values: new Float64Array(0),
    encode(column: ColumnPreprocessing, grid: readonly number[]): void {
      if (encodedFor?.column === column && encodedFor.grid === grid) return;
      const width = columnWidth(column);
      if (encoder.values.length < grid.length * width) encoder.values = new Float64Array(grid.length * width);
      for (let point = 0; point < grid.length; point++) {
        encodeValue(column, grid[point]!, encoder.values, point * width);
      }
      encodedFor = { column, grid };
    },
  };
  return encoder;
}

/** Position of a feature's first input. */
function firstInput({ preprocessing: { columns } }: Member, feature: number): number {
  let from = 0;
  for (let before = 0; before < feature; before++) from += columnWidth(columns[before]!);
  return from;
}

function addInputs(
  pass: ForwardPass,
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

function writeColumn(row: Float64Array, outputs: Float64Array, point: number, nPoints: number): void {
  for (let k = 0; k < row.length; k++) outputs[k * nPoints + point] = row[k]!;
}
