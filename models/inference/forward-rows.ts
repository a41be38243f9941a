/**
 * The forward pass of many rows at a time, for cohorts and files: every weight is read once for eight rows, whose sums stay in
 * registers, and a tile of rows with its hidden layer stays in the processor's nearest cache. Each sum has its terms in the
 * order of `forward.ts`, so a row's outputs are the same to the last bit.
 */
import { layersOf, type Layer, type NetworkShape } from './network-shape';

/** Rows of a tile. */
export const TILE = 32;

export interface RowsPass {
  /** To be filled before each run, `[nInputs, TILE]`; what lies behind the last row does no harm. */
  readonly inputs: Float64Array;
  /** The outputs before a monotone head's steps, `[nOutputs, TILE]`: the same array each time. */
  run(weights: Float32Array): Float64Array;
  /** The first hidden layer before activation, `[nFirst, TILE]`: to be filled before `finish`, which overwrites it. */
  readonly first: Float64Array;
  /** As `run`, but from `first` on. */
  finish(weights: Float32Array): Float64Array;
}

/** Buffers are made here once. */
export function createRowsPass(shape: NetworkShape): RowsPass {
  const layers = layersOf(shape);
  const activate = shape.activation === 'relu' ? relu : tanh;
  const inputs = new Float64Array(shape.nInputs * TILE);
  const buffers = layers.map((layer) => new Float64Array(layer.nOut * TILE));
  const first = buffers[0]!;
  function finish(weights: Float32Array): Float64Array {
    for (let position = 1; position < layers.length; position++) {
      const before = buffers[position - 1]!;
      activate(before);
      dense(weights, layers[position]!, before, buffers[position]!);
    }
    return buffers.at(-1)!;
  }
  return {
    inputs,
    first,
    finish,
    run(weights) {
      dense(weights, layers[0]!, inputs, first);
      return finish(weights);
    },
  };
}

function dense(weights: Float32Array, layer: Layer, input: Float64Array, output: Float64Array): void {
  const { nIn, nOut, start, biasStart } = layer;
  for (let unit = 0; unit < nOut; unit++) {
    const bias = weights[biasStart + unit]!;
    for (let row = 0; row < TILE; row += 8) {
      let s0 = bias;
      let s1 = bias;
      let s2 = bias;
      let s3 = bias;
      let s4 = bias;
      let s5 = bias;
      let s6 = bias;
      let s7 = bias;
      for (let from = 0, at = row, w = start + unit; from < nIn; from++, at += TILE, w += nOut) {
        const weight = weights[w]!;
        s0 += weight * input[at]!;
        s1 += weight * input[at + 1]!;
        s2 += weight * input[at + 2]!;
        s3 += weight * input[at + 3]!;
        s4 += weight * input[at + 4]!;
        s5 += weight * input[at + 5]!;
        s6 += weight * input[at + 6]!;
        s7 += weight * input[at + 7]!;
      }
      const to = unit * TILE + row;
      output[to] = s0;
      output[to + 1] = s1;
      output[to + 2] = s2;
      output[to + 3] = s3;
      output[to + 4] = s4;
      output[to + 5] = s5;
      output[to + 6] = s6;
      output[to + 7] = s7;
    }
  }
}

function relu(values: Float64Array): void {
  for (let at = 0; at < values.length; at++) values[at] = values[at]! > 0 ? values[at]! : 0;
}

function tanh(values: Float64Array): void {
  for (let at = 0; at < values.length; at++) values[at] = Math.tanh(values[at]!);
}
