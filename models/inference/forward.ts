/** The forward pass of one member on plain arrays; the same code in the server and in the browser. */

import { accumulateLevels } from './monotone-levels';
import { countWeights, layersOf, type Layer, type NetworkShape } from './network-shape';

/** Network outputs `[nRows, nOutputs]` for inputs `[nRows, nInputs]`: latent quantiles as they are (not sorted), or a logit. */
export function memberLatentQuantiles(
  weights: Float32Array,
  shape: NetworkShape,
  inputs: Float32Array | Float64Array,
  nRows: number,
): Float64Array {
  const pass = createForwardPass(shape);
  if (weights.length !== countWeights(shape) || inputs.length !== nRows * shape.nInputs) {
    throw new RangeError('the weights or the inputs do not fit the shape of the network');
  }
  const outputs = new Float64Array(nRows * shape.nOutputs);
  const first = new Float64Array(pass.nFirst);
  for (let row = 0; row < nRows; row++) {
    pass.first(weights, inputs, row * shape.nInputs, first);
    pass.finish(weights, first, outputs, row * shape.nOutputs);
  }
  return outputs;
}

/**
 * The pass in two halves, so that a risk curve can change one feature's share of the first layer and reuse the rest:
 * `first` gives the first hidden layer's values before activation, `finish` goes from there to the outputs. Without a hidden layer
 * (logistic regression) the first values are the outputs.
 */
export interface ForwardPass {
  /** Width of the first layer. */
  readonly nFirst: number;
  first(weights: Float32Array, inputs: Float32Array | Float64Array, offset: number, output: Float64Array): void;
  /** Adds `value` times input `input`'s row of the first kernel. */
  addInput(weights: Float32Array, input: number, value: number, output: Float64Array): void;
  finish(weights: Float32Array, first: Float64Array, output: Float64Array, offset: number): void;
}

/**
 * Buffers are made here once; the three steps allocate nothing. Their loops are functions of the module, whose compiled code outlives
 * the pass.
 */
export function createForwardPass(shape: NetworkShape): ForwardPass {
  const [firstLayer, ...otherLayers] = layersOf(shape);
  if (!firstLayer) throw new RangeError('a network needs at least one layer');
  const isLinear = otherLayers.length === 0;
  const activate = shape.activation === 'relu' ? relu : tanh;
  const buffers = [firstLayer, ...otherLayers].map((layer) => new Float64Array(layer.nOut));

  return {
    nFirst: firstLayer.nOut,
    first: (weights, inputs, offset, output) => fillFirst(weights, firstLayer, inputs, offset, output),
    addInput: (weights, input, value, output) => addRow(weights, firstLayer, input, value, output),
    finish(weights, first, output, offset) {
      if (isLinear) output.set(first, offset);
      else activate(first, buffers[0]!);
      otherLayers.forEach((layer, position) => {
        const target = buffers[position + 1]!;
        dense(weights, layer, buffers[position]!, target);
        if (position < otherLayers.length - 1) activate(target, target);
        else for (let unit = 0; unit < layer.nOut; unit++) output[offset + unit] = target[unit]!;
      });
      if (shape.head === 'monotone') accumulateLevels(output, offset, shape.nOutputs);
    },
  };
}

function fillFirst(
  weights: Float32Array,
  layer: Layer,
  inputs: Float32Array | Float64Array,
  offset: number,
  output: Float64Array,
): void {
  const { nIn, nOut, biasStart } = layer;
  for (let unit = 0; unit < nOut; unit++) output[unit] = weights[biasStart + unit]!;
  for (let input = 0; input < nIn; input++) {
    const value = inputs[offset + input]!;
    if (value !== 0) addRow(weights, layer, input, value, output); // one-hot inputs are mostly zero
  }
}

function addRow(
  weights: Float32Array,
  { nOut, start }: Layer,
  input: number,
  value: number,
  output: Float64Array,
): void {
  const from = start + input * nOut;
  for (let unit = 0; unit < nOut; unit++) output[unit]! += value * weights[from + unit]!;
}

function dense(weights: Float32Array, layer: Layer, input: Float64Array, output: Float64Array): void {
  const { nIn, nOut, start, biasStart } = layer;
  for (let unit = 0; unit < nOut; unit++) output[unit] = weights[biasStart + unit]!;
  for (let from = 0, at = start; from < nIn; from++, at += nOut) {
    const value = input[from]!;
    if (value === 0) continue; // about half of all ReLU units
    for (let unit = 0; unit < nOut; unit++) output[unit]! += value * weights[at + unit]!;
  }
}

function relu(input: Float64Array, output: Float64Array): void {
  for (let unit = 0; unit < input.length; unit++) output[unit] = input[unit]! > 0 ? input[unit]! : 0;
}

function tanh(input: Float64Array, output: Float64Array): void {
  for (let unit = 0; unit < input.length; unit++) output[unit] = Math.tanh(input[unit]!);
}
