/**
 * A network with one hidden ReLU layer along one of its inputs, without a forward pass for each value: there its outputs are
 * piecewise linear, Q_k(x) = intercept_k + slope_k x, and each hidden unit joins or leaves the sum once. So every unit's
 * share is booked where it switches, and one sweep over the values adds the changes up. Exact up to rounding: a unit is on
 * at a value if and only if the forward pass has it on there.
 */
import { layersOf, type NetworkShape } from './network-shape';

/**
 * Fills `outputs` `[nOutputs, nValues]` for `nValues` ascending `values` of input `input`. `others` `[nHidden]` is the hidden
 * layer before activation without that input's share. Allocates only when it meets more values than before.
 */
export type ReluSweep = (
  weights: Float32Array,
  others: Float64Array,
  input: number,
  values: Float64Array,
  nValues: number,
  outputs: Float64Array,
) => void;

/** Whether a network is of the kind that can be swept. */
export function canBeSwept(shape: NetworkShape): boolean {
  return shape.activation === 'relu' && shape.hiddenUnits.length === 1;
}

export function createReluSweep(shape: NetworkShape): ReluSweep {
  const [hidden, head] = layersOf(shape);
  if (!canBeSwept(shape) || !hidden || !head) throw new RangeError('only a network with one ReLU layer can be swept');
  const nHidden = hidden.nOut;
  const nOut = head.nOut;
  const width = 2 * nOut; // a line or a change of it: intercepts, then slopes
  const line = new Float64Array(width);
  let changeRows = new Float64Array(0); // [nValues, width], all zero between two sweeps
  let changeMarks = new Uint8Array(0);

  return (weights, others, input, values, nValues, outputs) => {
    if (changeMarks.length < nValues) {
      changeRows = new Float64Array(nValues * width);
      changeMarks = new Uint8Array(nValues);
    }
    const changes = changeRows; // locals, as the loops below read them often
    const hasChange = changeMarks;
    const last = nValues - 1;
    const low = values[0]!;
    const high = values[last]!;
    const stepsPerUnit = high > low ? last / (high - low) : 0;
    const kernel = hidden.start + input * nHidden;
    for (let k = 0; k < nOut; k++) {
      line[k] = weights[head.biasStart + k]!;
      line[nOut + k] = 0;
    }

    for (let unit = 0; unit < nHidden; unit++) {
      const constant = others[unit]!;
      const weight = weights[kernel + unit]!;
      const startsOn = constant + weight * low > 0;
      const headRow = head.start + unit * nOut;
      if (startsOn) addUnit(line, 0, weights, headRow, nOut, constant, weight);
      if (constant + weight * high > 0 === startsOn) continue;
      // the first value behind the switch: guessed as on an even grid, then settled by the unit's own sign
      const guess = Math.ceil((-constant / weight - low) * stepsPerUnit);
      let at = guess >= 1 ? (guess < last ? guess : last) : 1;
      while (at > 1 && constant + weight * values[at - 1]! > 0 !== startsOn) at--;
      while (constant + weight * values[at]! > 0 === startsOn) at++;
      const sign = startsOn ? -1 : 1;
      addUnit(changes, at * width, weights, headRow, nOut, sign * constant, sign * weight);
      hasChange[at] = 1;
    }

    for (let position = 0; position < nValues; position++) {
      if (hasChange[position] === 1) {
        hasChange[position] = 0;
        for (let k = 0, at = position * width; k < width; k++, at++) {
          line[k]! += changes[at]!;
          changes[at] = 0;
        }
      }
      const x = values[position]!;
      for (let k = 0, at = position; k < nOut; k++, at += nValues) outputs[at] = line[k]! + line[nOut + k]! * x;
    }
  };
}

/** Adds a unit `constant + weight x`, as its head weights spread it over the outputs, to a line or a change at `at`. */
function addUnit(
  target: Float64Array,
  at: number,
  weights: Float32Array,
  headRow: number,
  nOut: number,
  constant: number,
  weight: number,
): void {
  for (let k = 0; k < nOut; k++) {
    const headWeight = weights[headRow + k]!;
    target[at + k]! += constant * headWeight;
    target[at + nOut + k]! += weight * headWeight;
  }
}
