/**
 * A layer for a tile of points by register tiles of 2 units x 4 vectors: eight sums stay in registers while the inputs run. Each sum
 * begins with the bias and takes its terms in the order of the inputs, as `forward-rows.ts` does, and so has the same bits.
 */
import { Layer, TILE } from './network';
import { load2, multiplyAdd, spread } from './vector';

const TILE_BYTES = TILE << 3;

/** From `[nIn, TILE]` to `[nOut]` rows of `toRow` bytes each. */
export function denseTile(layer: Layer, weights: usize, inputs: usize, to: usize, toRow: i32): void {
  let unit = 0;
  for (; unit + 2 <= layer.nOut; unit += 2) {
    for (let at = 0; at < TILE_BYTES; at += 64) twoUnits(layer, weights, unit, inputs + at, to + unit * toRow + at, toRow);
  }
  if (unit < layer.nOut) {
    for (let at = 0; at < TILE_BYTES; at += 64) oneUnit(layer, weights, unit, inputs + at, to + unit * toRow + at);
  }
}

@inline
function twoUnits(layer: Layer, weights: usize, unit: i32, inputs: usize, to: usize, toRow: i32): void {
  const row = layer.row;
  let a0 = spread(weights + layer.bias + (unit << 3));
  let a1 = a0, a2 = a0, a3 = a0;
  let b0 = spread(weights + layer.bias + (unit << 3) + 8);
  let b1 = b0, b2 = b0, b3 = b0;
  let kernel = weights + layer.kernel + (unit << 3);
  for (const end = inputs + layer.nIn * TILE_BYTES; inputs < end; inputs += TILE_BYTES) {
    const a = spread(kernel);
    const b = spread(kernel + 8);
    let x = load2(inputs);
    a0 = multiplyAdd(a, x, a0);
    b0 = multiplyAdd(b, x, b0);
    x = load2(inputs + 16);
    a1 = multiplyAdd(a, x, a1);
    b1 = multiplyAdd(b, x, b1);
    x = load2(inputs + 32);
    a2 = multiplyAdd(a, x, a2);
    b2 = multiplyAdd(b, x, b2);
    x = load2(inputs + 48);
    a3 = multiplyAdd(a, x, a3);
    b3 = multiplyAdd(b, x, b3);
    kernel += row;
  }
  v128.store(to, a0);
  v128.store(to + 16, a1);
  v128.store(to + 32, a2);
  v128.store(to + 48, a3);
  v128.store(to + toRow, b0);
  v128.store(to + toRow + 16, b1);
  v128.store(to + toRow + 32, b2);
  v128.store(to + toRow + 48, b3);
}

/** The last unit where their number is odd. */
@inline
function oneUnit(layer: Layer, weights: usize, unit: i32, inputs: usize, to: usize): void {
  const row = layer.row;
  let s0 = spread(weights + layer.bias + (unit << 3));
  let s1 = s0, s2 = s0, s3 = s0;
  let kernel = weights + layer.kernel + (unit << 3);
  for (const end = inputs + layer.nIn * TILE_BYTES; inputs < end; inputs += TILE_BYTES) {
    const w = spread(kernel);
    s0 = multiplyAdd(w, load2(inputs), s0);
    s1 = multiplyAdd(w, load2(inputs + 16), s1);
    s2 = multiplyAdd(w, load2(inputs + 32), s2);
    s3 = multiplyAdd(w, load2(inputs + 48), s3);
    kernel += row;
  }
  v128.store(to, s0);
  v128.store(to + 16, s1);
  v128.store(to + 32, s2);
  v128.store(to + 48, s3);
}
