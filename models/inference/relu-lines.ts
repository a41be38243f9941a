/**
 * A network with one hidden ReLU layer along one of its inputs: there its outputs are piecewise linear,
 * Q_k(x) = intercept_k + slope_k x, and each hidden unit joins or leaves the sum once. So every unit's share is booked where it
 * switches, and one walk over the values adds the changes up. Exact up to rounding: a unit is on at a value if and only if the
 * forward pass has it on there.
 */
import { layersOf, type NetworkShape } from './network-shape';

/** What is booked between `book` and the walk over the values that reads it. */
export interface ReluLines {
  /** Number of outputs. */
  readonly nOut: number;
  /** `[2 nOut]`: intercepts, then slopes, at the first value; the walk adds the changes to it. */
  readonly line: Float64Array;
  /** `[nValues, 2 nOut]`: how the line changes before a value; all zero but where marked, and to be left so. */
  changes: Float64Array;
  /** `[nValues]`: 1 where the line changes; to be left at 0. */
  marks: Uint8Array;
  /**
   * Books the lines for `nValues` ascending `values` of input `input`. `others` `[nHidden]` is the hidden layer before activation
   * without that input's share. Allocates only when it meets more values than before.
   */
  book(weights: Float32Array, others: Float64Array, input: number, values: Float64Array, nValues: number): void;
}

/** Whether a network is of the kind that has such lines. */
export function hasReluLines(shape: NetworkShape): boolean {
  return shape.activation === 'relu' && shape.hiddenUnits.length === 1;
}

export function createReluLines(shape: NetworkShape): ReluLines {
  const [hidden, head] = layersOf(shape);
  if (!hasReluLines(shape) || !hidden || !head) {
    throw new RangeError('only a network with one ReLU layer can be swept');
  }
  const nHidden = hidden.nOut;
  const nOut = head.nOut;
  const width = 2 * nOut;
  const on: UnitsOn = {
    constants: new Float64Array(nHidden),
    slopes: new Float64Array(nHidden),
    rows: new Int32Array(nHidden),
  };
  const lines: ReluLines = {
    nOut,
    line: new Float64Array(width),
    changes: new Float64Array(0),
    marks: new Uint8Array(0),
    book(weights, others, input, values, nValues) {
      if (lines.marks.length < nValues) {
        lines.changes = new Float64Array(nValues * width);
        lines.marks = new Uint8Array(nValues);
      }
      const { changes, marks } = lines; // locals, as the loop below reads them often
      const last = nValues - 1;
      const low = values[0]!;
      const high = values[last]!;
      const stepsPerUnit = high > low ? last / (high - low) : 0;
      const kernel = hidden.start + input * nHidden;
      let nOn = 0;
      for (let unit = 0; unit < nHidden; unit++) {
        const constant = others[unit]!;
        const slope = weights[kernel + unit]!;
        const startsOn = constant + slope * low > 0;
        const row = head.start + unit * nOut;
        if (startsOn) {
          on.constants[nOn] = constant;
          on.slopes[nOn] = slope;
          on.rows[nOn++] = row;
        }
        if (constant + slope * high > 0 === startsOn) continue;
        // the first value behind the switch: guessed as on an even grid, then settled by the unit's own sign
        const guess = Math.ceil((-constant / slope - low) * stepsPerUnit);
        let at = guess >= 1 ? (guess < last ? guess : last) : 1;
        while (at > 1 && constant + slope * values[at - 1]! > 0 !== startsOn) at--;
        while (constant + slope * values[at]! > 0 === startsOn) at++;
        const sign = startsOn ? -1 : 1;
        addUnit(changes, at * width, weights, row, nOut, sign * constant, sign * slope);
        marks[at] = 1;
      }
      sumUnits(weights, on, nOn, head.biasStart, nOut, lines.line);
    },
  };
  return lines;
}

/** Fills `outputs` `[nOut, nValues]` from booked lines: stretch by stretch between two changes, and there output by output. */
export function writeLines(
  { nOut, line, changes, marks }: ReluLines,
  values: Float64Array,
  nValues: number,
  outputs: Float64Array,
): void {
  for (let start = 0; start < nValues;) {
    let end = start + 1;
    while (end < nValues && marks[end] === 0) end++;
    for (let k = 0; k < nOut; k++) {
      const intercept = line[k]!;
      const slope = line[nOut + k]!;
      for (let point = start, at = k * nValues + start; point < end; point++, at++) {
        outputs[at] = intercept + slope * values[point]!;
      }
    }
    if (end < nValues) takeChange(line, changes, end * line.length);
    if (end < nValues) marks[end] = 0;
    start = end;
  }
}

/** Units that are on at the first value, one behind the other: constant, slope, and where their head weights begin. */
interface UnitsOn {
  readonly constants: Float64Array;
  readonly slopes: Float64Array;
  readonly rows: Int32Array;
}

/** The line at the first value, two outputs at a time: their four sums stay in registers. */
function sumUnits(
  weights: Float32Array,
  { constants, slopes, rows }: UnitsOn,
  nOn: number,
  biasStart: number,
  nOut: number,
  line: Float64Array,
): void {
  for (let k = 0; k < nOut; k += 2) {
    const next = k + 1 < nOut ? k + 1 : k;
    let intercept = weights[biasStart + k]!;
    let slope = 0;
    let nextIntercept = weights[biasStart + next]!;
    let nextSlope = 0;
    for (let unit = 0; unit < nOn; unit++) {
      const constant = constants[unit]!;
      const unitSlope = slopes[unit]!;
      const row = rows[unit]!;
      const weight = weights[row + k]!;
      const nextWeight = weights[row + next]!;
      intercept += constant * weight;
      slope += unitSlope * weight;
      nextIntercept += constant * nextWeight;
      nextSlope += unitSlope * nextWeight;
    }
    line[k] = intercept;
    line[nOut + k] = slope;
    line[next] = nextIntercept;
    line[nOut + next] = nextSlope;
  }
}

/** Adds a unit `constant + slope x`, as its head weights spread it over the outputs, to the change at `at`. */
function addUnit(
  changes: Float64Array,
  at: number,
  weights: Float32Array,
  row: number,
  nOut: number,
  constant: number,
  slope: number,
): void {
  for (let k = 0; k < nOut; k++) {
    const weight = weights[row + k]!;
    changes[at + k]! += constant * weight;
    changes[at + nOut + k]! += slope * weight;
  }
}

/** Adds a booked change to the line and clears it. */
function takeChange(line: Float64Array, changes: Float64Array, from: number): void {
  for (let k = 0; k < line.length; k++) {
    line[k]! += changes[from + k]!;
    changes[from + k] = 0;
  }
}
