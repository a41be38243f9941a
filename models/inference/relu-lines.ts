/**
 * A network with one hidden ReLU layer along one of its inputs: there its outputs are piecewise linear,
 * Q_k(x) = intercept_k + slope_k x, and each hidden unit joins or leaves the sum once. So every unit's share is booked where it
 * switches, and one walk over the values adds the changes up. Exact up to rounding: a unit is on at a value if and only if the
 * forward pass has it on there.
 */
import { layersOf, type Layer, type NetworkShape } from './network-shape';

/**
 * What is booked between `bookLines` and the walk over the values that reads it, which leaves it ready for the next. Plain data for
 * functions of the module, no closures: V8 drops a closure's compiled code at the first full collection that finds no closure
 * alive, so that one made for each call is compiled anew every few calls.
 */
export interface ReluLines {
  /** Number of outputs. */
  readonly nOut: number;
  /** `[2 nOut]`: intercepts, then slopes, at the first value; the walk goes on with it. */
  readonly line: Float64Array;
  /** `[nValues]`: 0 where the line goes on straight, else 1 + the unit that switches before this value, the last of them. */
  bends: Int32Array;
  readonly hidden: Layer;
  readonly head: Layer;
  readonly on: UnitsOn;
  readonly bending: UnitsBending;
  /** Those of the last booking. */
  weights: Float32Array;
}

/** Units that are on at the first value, one behind the other: constant, slope, and where their head weights begin. */
interface UnitsOn {
  readonly constants: Float64Array;
  readonly slopes: Float64Array;
  readonly rows: Int32Array;
}

/** The units that switch, one behind the other; and of each, by its number, what it adds to the line and 1 + the one that switched there before it. */
interface UnitsBending {
  readonly units: Int32Array;
  readonly constants: Float64Array;
  readonly slopes: Float64Array;
  readonly before: Int32Array;
}

/** Whether a network is of the kind that has such lines. */
export function hasReluLines(shape: NetworkShape): boolean {
  return shape.activation === 'relu' && shape.hiddenUnits.length === 1;
}

/** Room for the lines of networks of one shape. @throws RangeError for a shape without lines */
export function createReluLines(shape: NetworkShape): ReluLines {
  const [hidden, head] = layersOf(shape);
  if (!hasReluLines(shape) || !hidden || !head) {
    throw new RangeError('only a network with one ReLU layer can be swept');
  }
  const numbers = (): Float64Array => new Float64Array(hidden.nOut + 1); // one more: the last unit may be written over
  const places = (): Int32Array => new Int32Array(hidden.nOut + 1);
  return {
    nOut: head.nOut,
    line: new Float64Array(2 * head.nOut),
    bends: new Int32Array(0),
    hidden,
    head,
    on: { constants: numbers(), slopes: numbers(), rows: places() },
    bending: { units: places(), constants: numbers(), slopes: numbers(), before: places() },
    weights: new Float32Array(0),
  };
}

/**
 * Books the lines for `nValues` ascending `values` of input `input`. `others` `[nHidden]` is the hidden layer before activation
 * without that input's share. Allocates only when it meets more values than before.
 */
export function bookLines(
  lines: ReluLines,
  weights: Float32Array,
  others: Float64Array,
  input: number,
  values: Float64Array,
  nValues: number,
): void {
  if (lines.bends.length < nValues) lines.bends = new Int32Array(nValues);
  lines.weights = weights;
  const { hidden, head, on, nOut, line } = lines;
  const kernel = hidden.start + input * hidden.nOut;
  const nOn = listUnits(weights, others, kernel, [values[0]!, values[nValues - 1]!], lines);
  bookBends(weights, others, kernel, values, nValues - 1, lines);
  sumUnits(weights, on, nOn, head.biasStart, nOut, line);
}

/** Takes the units that switch before a value into the line or out of it. */
export function bendLines(lines: ReluLines, point: number): void {
  const { bends, bending, line, weights, head, nOut } = lines;
  for (let unit = bends[point]! - 1; unit >= 0; unit = bending.before[unit]! - 1) {
    addUnit(line, weights, head.start + unit * nOut, nOut, bending.constants[unit]!, bending.slopes[unit]!);
  }
  bends[point] = 0;
}

/** Fills `outputs` `[nOut, nValues]` from booked lines: stretch by stretch between two bends, and there output by output. */
export function writeLines(lines: ReluLines, values: Float64Array, nValues: number, outputs: Float64Array): void {
  const { nOut, line, bends } = lines;
  for (let start = 0; start < nValues;) {
    if (bends[start] !== 0) bendLines(lines, start);
    let end = start + 1;
    while (end < nValues && bends[end] === 0) end++;
    for (let k = 0; k < nOut; k++) {
      const intercept = line[k]!;
      const slope = line[nOut + k]!;
      for (let point = start, at = k * nValues + start; point < end; point++, at++) {
        outputs[at] = intercept + slope * values[point]!;
      }
    }
    start = end;
  }
}

/** Lists the units that are on at the first value, whose number it returns, and those that switch before the last, up to a -1. */
function listUnits(
  weights: Float32Array,
  others: Float64Array,
  kernel: number,
  [low, high]: readonly [number, number],
  { head, on, bending }: ReluLines,
): number {
  const { constants, slopes, rows } = on;
  const { units } = bending;
  const { start, nOut } = head;
  let nOn = 0;
  let nBending = 0;
  // Each unit is written to both lists and kept or written over: what it does cannot be guessed, so there is no branch.
  for (let unit = 0; unit < others.length; unit++) {
    const constant = others[unit]!;
    const slope = weights[kernel + unit]!;
    const startsOn = Number(constant + slope * low > 0);
    const endsOn = Number(constant + slope * high > 0);
    constants[nOn] = constant;
    slopes[nOn] = slope;
    rows[nOn] = start + unit * nOut;
    nOn += startsOn;
    units[nBending] = unit;
    nBending += startsOn ^ endsOn;
  }
  units[nBending] = -1;
  return nOn;
}

/** Books every unit that switches at the first value behind its switch. */
function bookBends(
  weights: Float32Array,
  others: Float64Array,
  kernel: number,
  values: Float64Array,
  last: number,
  { bends, bending }: ReluLines,
): void {
  const { units, constants, slopes, before } = bending;
  const low = values[0]!;
  const high = values[last]!;
  const stepsPerUnit = high > low ? last / (high - low) : 0;
  for (let index = 0; units[index]! >= 0; index++) {
    const unit = units[index]!;
    const constant = others[unit]!;
    const slope = weights[kernel + unit]!;
    const startsOn = constant + slope * low > 0;
    // guessed as on an even grid, then settled by the unit's own sign
    const guess = Math.ceil((-constant / slope - low) * stepsPerUnit);
    let at = guess >= 1 ? (guess < last ? guess : last) : 1;
    while (at > 1 && constant + slope * values[at - 1]! > 0 !== startsOn) at--;
    while (constant + slope * values[at]! > 0 === startsOn) at++;
    constants[unit] = startsOn ? -constant : constant;
    slopes[unit] = startsOn ? -slope : slope;
    before[unit] = bends[at]!;
    bends[at] = unit + 1;
  }
}

/** The line at the first value, three outputs at a time: their six sums stay in registers. */
function sumUnits(
  weights: Float32Array,
  { constants, slopes, rows }: UnitsOn,
  nOn: number,
  biasStart: number,
  nOut: number,
  line: Float64Array,
): void {
  const last = nOut - 1;
  for (let k = 0; k < nOut; k += 3) {
    const second = k < last ? k + 1 : last; // beside the outputs the last one is summed again
    const third = second < last ? second + 1 : last;
    let a0 = weights[biasStart + k]!;
    let a1 = weights[biasStart + second]!;
    let a2 = weights[biasStart + third]!;
    let b0 = 0;
    let b1 = 0;
    let b2 = 0;
    for (let unit = 0; unit < nOn; unit++) {
      const constant = constants[unit]!;
      const slope = slopes[unit]!;
      const row = rows[unit]!;
      const w0 = weights[row + k]!;
      const w1 = weights[row + second]!;
      const w2 = weights[row + third]!;
      a0 += constant * w0;
      b0 += slope * w0;
      a1 += constant * w1;
      b1 += slope * w1;
      a2 += constant * w2;
      b2 += slope * w2;
    }
    line[k] = a0;
    line[nOut + k] = b0;
    line[second] = a1;
    line[nOut + second] = b1;
    line[third] = a2;
    line[nOut + third] = b2;
  }
}

/** Adds a unit `constant + slope x`, as its head weights spread it over the outputs, to the line. */
function addUnit(
  line: Float64Array,
  weights: Float32Array,
  row: number,
  nOut: number,
  constant: number,
  slope: number,
): void {
  for (let k = 0; k < nOut; k++) {
    const weight = weights[row + k]!;
    line[k]! += constant * weight;
    line[nOut + k]! += slope * weight;
  }
}
