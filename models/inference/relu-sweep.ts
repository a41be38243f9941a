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
  // what changes at each value, [nOutputs, nValues]; all zero between two sweeps
  let interceptChanges = new Float64Array(0);
  let slopeChanges = new Float64Array(0);

  return (weights, others, input, values, nValues, outputs) => {
    if (interceptChanges.length < nOut * nValues) {
      interceptChanges = new Float64Array(nOut * nValues);
      slopeChanges = new Float64Array(nOut * nValues);
    }
    const [intercepts, slopes] = [interceptChanges, slopeChanges]; // locals: the loops below read them often
    const last = nValues - 1;
    const low = values[0]!;
    const high = values[last]!;
    const stepsPerUnit = high > low ? last / (high - low) : 0;
    const kernel = hidden.start + input * nHidden;

    /** A unit `constant + weight x` joins the sum at a value, or leaves it, by the sign of both. */
    function book(unit: number, at: number, constant: number, weight: number): void {
      let from = head!.start + unit * nOut;
      for (let k = 0; k < nOut; k++, at += nValues, from++) {
        const headWeight = weights[from]!;
        intercepts[at]! += constant * headWeight;
        slopes[at]! += weight * headWeight;
      }
    }

    for (let unit = 0; unit < nHidden; unit++) {
      const constant = others[unit]!;
      const weight = weights[kernel + unit]!;
      const startsOn = constant + weight * low > 0;
      if (startsOn) book(unit, 0, constant, weight);
      if (constant + weight * high > 0 === startsOn) continue;
      // the first value behind the switch: guessed as on an even grid, then settled by the unit's own sign
      let at = Math.ceil((-constant / weight - low) * stepsPerUnit);
      at = at >= 1 ? (at < last ? at : last) : 1;
      while (at > 1 && constant + weight * values[at - 1]! > 0 !== startsOn) at--;
      while (constant + weight * values[at]! > 0 === startsOn) at++;
      if (startsOn) book(unit, at, -constant, -weight);
      else book(unit, at, constant, weight);
    }

    for (let k = 0, at = 0; k < nOut; k++) {
      let intercept = weights[head.biasStart + k]!;
      let slope = 0;
      for (let position = 0; position < nValues; position++, at++) {
        intercept += intercepts[at]!;
        slope += slopes[at]!;
        intercepts[at] = 0;
        slopes[at] = 0;
        outputs[at] = intercept + slope * values[position]!;
      }
    }
  };
}
