/** Dropout on a hidden layer: the masks of `models/math/dropout-mask.ts`, bit for bit, four units at a time. */
import { paddedRows } from './forward';
import { HiddenLayer, Network } from './network';
import { all, load4 } from './vector';

@inline
function mixBits(x: v128): v128 {
  x = v128.xor(x, i32x4.shr_u(x, 16));
  x = i32x4.mul(x, i32x4.splat(0x7feb352d));
  x = v128.xor(x, i32x4.shr_u(x, 15));
  x = i32x4.mul(x, i32x4.splat(0x846ca68b));
  return v128.xor(x, i32x4.shr_u(x, 16));
}

/** Writes the mask of the layer's keys for a batch, and the outputs that it leaves of the activations. */
export function dropUnits(network: Network, layer: HiddenLayer, nRows: i32): void {
  const first = i32x4.splat(layer.firstKey);
  const second = i32x4.splat(layer.secondKey);
  const threshold = i32x4.splat(network.dropThreshold);
  const scale = all(network.keepScale);
  const row = layer.width << 2;
  let at: usize = 0;
  for (let i = 0; i < paddedRows(nRows); i++) {
    let counter = i32x4.add(i32x4.splat(i << 12), i32x4(0, 1, 2, 3));
    for (const end = at + row; at < end; at += 16) {
      const bits = mixBits(v128.xor(mixBits(i32x4.add(counter, first)), second));
      const mask = v128.and(i32x4.ge_u(bits, threshold), scale);
      v128.store(layer.masks + at, mask);
      v128.store(layer.outputs + at, f32x4.mul(load4(layer.activations + at), mask));
      counter = i32x4.add(counter, i32x4.splat(4));
    }
  }
}

/** Outputs without dropout, where a layer keeps them apart from its activations. */
export function keepUnits(layer: HiddenLayer, nRows: i32): void {
  memory.copy(layer.outputs, layer.activations, (paddedRows(nRows) * layer.width) << 2);
}

/** Takes the slope by the outputs back to that by the activations, and adds it up anew over the rows: the slope by the bias. */
export function dropSlopes(layer: HiddenLayer, nRows: i32, sums: usize): void {
  const row = layer.width << 2;
  memory.fill(sums, 0, row);
  let slopes = layer.slopes;
  let masks = layer.masks;
  for (let i = 0; i < paddedRows(nRows); i++) {
    for (let at = 0; at < row; at += 16) {
      const slope = f32x4.mul(load4(slopes + at), load4(masks + at));
      v128.store(slopes + at, slope);
      v128.store(sums + at, f32x4.add(load4(sums + at), slope));
    }
    slopes += row;
    masks += row;
  }
}
