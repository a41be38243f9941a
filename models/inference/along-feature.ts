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

/**
 * What the outputs along a feature are computed in. Shared by all calls, so one of these serves all members of a model; plain data
 * for functions of the module, as `ReluLines` is.
 */
export interface AlongFeature {
  readonly shape: NetworkShape;
  readonly pass: ForwardPass;
  /** Null where the network has none. */
  readonly lines: ReluLines | null;
  /** The first layer without the feature's share. */
  readonly others: Float64Array;
  readonly changed: Float64Array;
  readonly row: Float64Array;
  readonly encoded: EncodedGrid;
  unplaced: Float64Array;
}

export function createAlongFeature(shape: NetworkShape): AlongFeature {
  const pass = createForwardPass(shape);
  return {
    shape,
    pass,
    lines: hasReluLines(shape) ? createReluLines(shape) : null,
    others: new Float64Array(pass.nFirst),
    changed: new Float64Array(pass.nFirst),
    row: new Float64Array(shape.nOutputs),
    encoded: { column: null, grid: [], isAscending: false, values: new Float64Array(0) },
    unplaced: new Float64Array(0),
  };
}

/** Fills `outputs` `[nOutputs, grid.length]` with what the member says once the feature takes each value of the grid. */
export function fillAlong(
  along: AlongFeature,
  state: MemberState,
  feature: number,
  grid: readonly number[],
  outputs: Float64Array,
): void {
  const { shape, encoded } = along;
  const booked = book(along, state, feature, grid);
  if (booked === null) fillPointByPoint(along, state.member, feature, grid.length, outputs);
  else {
    writeLines(booked, encoded.values, grid.length, outputs);
    // the lines know the raw outputs; a monotone head turns them into levels
    if (shape.head === 'monotone') accumulateLevelRows(outputs, shape.nOutputs, grid.length);
  }
}

/** Only where each point's root lies, without room for its outputs, which must be latent quantiles and no logit. */
export function placeRootsAlong(
  along: AlongFeature,
  state: MemberState,
  feature: number,
  grid: readonly number[],
  places: RootPlaces,
): void {
  const { shape, encoded } = along;
  const booked = shape.head === 'monotone' ? null : book(along, state, feature, grid);
  if (booked !== null) {
    placeRootsOnLines(booked, encoded.values, grid.length, places);
    return;
  }
  const size = shape.nOutputs * grid.length;
  if (along.unplaced.length < size) along.unplaced = new Float64Array(size);
  fillAlong(along, state, feature, grid, along.unplaced);
  placeRoots(along.unplaced, shape.nOutputs, grid.length, places);
}

/** The lines along the grid where there are any, else null; `encoded` and `others` hold all that is needed then. */
function book(
  { pass, lines, others, encoded }: AlongFeature,
  { member, inputs, first }: MemberState,
  feature: number,
  grid: readonly number[],
): ReluLines | null {
  const column = member.preprocessing.columns[feature]!;
  const from = firstInput(member, feature);
  others.set(first);
  addInputs(pass, member.weights, from, inputs, from, columnWidth(column), -1, others);
  encode(encoded, column, grid);
  if (lines === null || !encoded.isAscending) return null;
  bookLines(lines, member.weights, others, from, encoded.values, grid.length);
  return lines;
}

function fillPointByPoint(
  { pass, others, changed, row, encoded }: AlongFeature,
  member: Member,
  feature: number,
  nPoints: number,
  outputs: Float64Array,
): void {
  const from = firstInput(member, feature);
  const width = columnWidth(member.preprocessing.columns[feature]!);
  for (let point = 0; point < nPoints; point++) {
    changed.set(others);
    addInputs(pass, member.weights, from, encoded.values, point * width, width, 1, changed);
    pass.finish(member.weights, changed, row, 0);
    writeColumn(row, outputs, point, nPoints);
  }
}

/** The last grid that was encoded: many patients along the same grid before the same member are one piece of work here. */
interface EncodedGrid {
  column: ColumnPreprocessing | null;
  grid: readonly number[];
  /** Whether these are numbers in ascending order. */
  isAscending: boolean;
  /** `[nPoints, width]`; what lies behind is of no meaning. */
  values: Float64Array;
}

function encode(encoded: EncodedGrid, column: ColumnPreprocessing, grid: readonly number[]): void {
  if (encoded.column === column && encoded.grid === grid) return;
  const width = columnWidth(column);
  if (encoded.values.length < grid.length * width) encoded.values = new Float64Array(grid.length * width);
  for (let point = 0; point < grid.length; point++) encodeValue(column, grid[point]!, encoded.values, point * width);
  encoded.column = column;
  encoded.grid = grid;
  encoded.isAscending = column.kind === 'numeric' && isAscending(encoded.values, grid.length);
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
