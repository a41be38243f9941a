/** From a member's rows to latent quantiles. */
import { applyHyperbolicTangent } from './elementary';
import { dropUnits, keepUnits } from './dropout';
import { hiddenLayer, Member, Network } from './network';
import { biasedProduct, rectifiedProduct } from './product';
import { all, load4, multiplyAdd, spread, sumsOfLanes } from './vector';

/** Rows of a batch, rounded up to four. */
@inline
export function paddedRows(nRows: i32): i32 {
  return (nRows + 3) & ~3;
}

/** Copies rows `first` to `first + nRows` of the epoch's order into the batch; rows up to a multiple of four become zero. */
export function gatherBatch(network: Network, member: Member, first: i32, nRows: i32): void {
  const stride = network.inputStride;
  let order = network.order + (first << 2);
  let to = network.batchInputs;
  let sign = network.batchSigns;
  for (let i = 0; i < nRows; i++) {
    const row = load<i32>(order);
    const from = member.inputs + row * stride;
    for (let at = 0; at < stride; at += 16) v128.store(to + at, load4(from + at));
    store<f32>(sign, load<f32>(member.signs + (row << 2)));
    order += 4;
    to += stride;
    sign += 4;
  }
  for (let i = nRows; i < paddedRows(nRows); i++) {
    for (let at = 0; at < stride; at += 16) v128.store(to + at, all(0));
    store<f32>(sign, 0);
    to += stride;
    sign += 4;
  }
}

/** Outputs of every hidden layer for a gathered batch; with dropout where `drops` and the network has any. */
export function activateHidden(network: Network, member: Member, nRows: i32, drops: bool): void {
  const rows = paddedRows(nRows);
  let inputs = network.batchInputs;
  for (let position = 0; position < network.nHidden; position++) {
    const layer = hiddenLayer(network, position);
    const kernel = member.weights + layer.kernel;
    const bias = member.weights + layer.bias;
    if (network.isTanh) {
      biasedProduct(rows, layer.width, layer.nIn, inputs, layer.inStride, kernel, layer.activations, bias);
      applyHyperbolicTangent(layer.activations, (rows * layer.width) << 2);
    } else {
      rectifiedProduct(rows, layer.width, layer.nIn, inputs, layer.inStride, kernel, layer.activations, bias);
    }
    if (network.dropThreshold) {
      if (drops) dropUnits(network, layer, nRows);
      else keepUnits(layer, nRows);
    }
    inputs = layer.outputs;
  }
}

/** Outputs of the head `[nLevels, batch]` for a gathered batch whose hidden layers are done: of a raw head the latent quantiles. */
export function outputsOfHead(network: Network, member: Member, nRows: i32): void {
  const layer = hiddenLayer(network, network.nHidden - 1);
  const row = layer.width << 2;
  const levels = network.levelStride;
  const kernel = member.weights + network.headKernel;
  const bias = member.weights + network.headBias;
  for (let i = 0; i < nRows; i += 4) {
    const inputs = layer.outputs + i * row;
    const to = network.latent + (i << 2);
    let level = 0;
    for (; level + 2 <= network.nLevels; level += 2)
      dots4x2(row, inputs, kernel + level * row, bias + (level << 2), to + level * levels, levels);
    if (level < network.nLevels) dots4x1(row, inputs, kernel + level * row, bias + (level << 2), to + level * levels);
  }
}

/** Four rows against two levels: both lie along the depth, so each sum is one of lanes. */
@inline
function dots4x2(row: i32, inputs: usize, kernel: usize, bias: usize, to: usize, levels: i32): void {
  let s00 = all(0), s10 = all(0), s20 = all(0), s30 = all(0);
  let s01 = all(0), s11 = all(0), s21 = all(0), s31 = all(0);
  for (let end = inputs + row; inputs < end; inputs += 16) {
    const w0 = load4(kernel);
    const w1 = load4(kernel + row);
    let x = load4(inputs);
    s00 = multiplyAdd(x, w0, s00);
    s01 = multiplyAdd(x, w1, s01);
    x = load4(inputs + row);
    s10 = multiplyAdd(x, w0, s10);
    s11 = multiplyAdd(x, w1, s11);
    x = load4(inputs + 2 * row);
    s20 = multiplyAdd(x, w0, s20);
    s21 = multiplyAdd(x, w1, s21);
    x = load4(inputs + 3 * row);
    s30 = multiplyAdd(x, w0, s30);
    s31 = multiplyAdd(x, w1, s31);
    kernel += 16;
  }
  v128.store(to, f32x4.add(spread(bias), sumsOfLanes(s00, s10, s20, s30)));
  v128.store(to + levels, f32x4.add(spread(bias + 4), sumsOfLanes(s01, s11, s21, s31)));
}

@inline
function dots4x1(row: i32, inputs: usize, kernel: usize, bias: usize, to: usize): void {
  let s0 = all(0), s1 = all(0), s2 = all(0), s3 = all(0);
  for (let end = inputs + row; inputs < end; inputs += 16) {
    const w = load4(kernel);
    s0 = multiplyAdd(load4(inputs), w, s0);
    s1 = multiplyAdd(load4(inputs + row), w, s1);
    s2 = multiplyAdd(load4(inputs + 2 * row), w, s2);
    s3 = multiplyAdd(load4(inputs + 3 * row), w, s3);
    kernel += 16;
  }
  v128.store(to, f32x4.add(spread(bias), sumsOfLanes(s0, s1, s2, s3)));
}
