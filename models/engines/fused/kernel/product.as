/**
 * Matrix products C = A B by register tiles of 4 rows x 2 vectors: eight sums stay in registers while the depth runs.
 * B and C are row-major with rows of `nColumns` numbers, a multiple of four. A is read one number at a time, so it may lie either way
 * round: `aRow` and `aDepth` are the bytes from one row and from one depth to the next. Sums run in the order of the depth.
 */
import { all, load4, multiplyAdd, spread } from './vector';

/** What becomes of a sum before it is stored; a constant wherever it is used, so that each product is compiled for its own. */
const PLAIN = 0;
const BIAS = 1;
const BIAS_RELU = 2;
const GATE_RELU = 3;
const GATE_TANH = 4;

/** Stores a sum and returns what was stored. `gate`: outputs of the layer whose slope this is. */
@inline
function finish(kind: i32, sum: v128, to: usize, gate: usize): v128 {
  if (kind == BIAS_RELU) sum = f32x4.pmax(sum, all(0)); // one instruction, and a NaN stays
  if (kind == GATE_RELU) sum = v128.and(sum, f32x4.gt(load4(gate), all(0)));
  if (kind == GATE_TANH) {
    const output = load4(gate);
    sum = f32x4.mul(sum, f32x4.sub(all(1), f32x4.mul(output, output)));
  }
  v128.store(to, sum);
  return sum;
}

/** Of the slopes through an activation, the bias beneath it wants the sum over the rows; others have none. */
@inline
function addUp(kind: i32, four: v128, sums: usize): void {
  if (kind == GATE_RELU || kind == GATE_TANH) v128.store(sums, f32x4.add(load4(sums), four));
}

@inline
function sumOfFour(a: v128, b: v128, c: v128, d: v128): v128 {
  return f32x4.add(f32x4.add(a, b), f32x4.add(c, d));
}

@inline
function begin(kind: i32, bias: usize): v128 {
  return kind == BIAS || kind == BIAS_RELU ? load4(bias) : all(0);
}

@inline
function tile4x2(kind: i32, depth: i32, a: usize, aRow: i32, aDepth: i32, b: usize, c: usize, row: i32, bias: usize, gate: usize): void {
  const low = begin(kind, bias);
  const high = begin(kind, bias + 16);
  let s00 = low, s10 = low, s20 = low, s30 = low;
  let s01 = high, s11 = high, s21 = high, s31 = high;
  let a0 = a, a1 = a + aRow, a2 = a + 2 * aRow, a3 = a + 3 * aRow;
  for (const end = b + depth * row; b < end; b += row) {
    const b0 = load4(b);
    const b1 = load4(b + 16);
    let x = spread(a0);
    s00 = multiplyAdd(x, b0, s00);
    s01 = multiplyAdd(x, b1, s01);
    x = spread(a1);
    s10 = multiplyAdd(x, b0, s10);
    s11 = multiplyAdd(x, b1, s11);
    x = spread(a2);
    s20 = multiplyAdd(x, b0, s20);
    s21 = multiplyAdd(x, b1, s21);
    x = spread(a3);
    s30 = multiplyAdd(x, b0, s30);
    s31 = multiplyAdd(x, b1, s31);
    a0 += aDepth;
    a1 += aDepth;
    a2 += aDepth;
    a3 += aDepth;
  }
  s00 = finish(kind, s00, c, gate);
  s01 = finish(kind, s01, c + 16, gate + 16);
  s10 = finish(kind, s10, c + row, gate + row);
  s11 = finish(kind, s11, c + row + 16, gate + row + 16);
  s20 = finish(kind, s20, c + 2 * row, gate + 2 * row);
  s21 = finish(kind, s21, c + 2 * row + 16, gate + 2 * row + 16);
  s30 = finish(kind, s30, c + 3 * row, gate + 3 * row);
  s31 = finish(kind, s31, c + 3 * row + 16, gate + 3 * row + 16);
  addUp(kind, sumOfFour(s00, s10, s20, s30), bias);
  addUp(kind, sumOfFour(s01, s11, s21, s31), bias + 16);
}

/** The last vector of a row whose number of vectors is odd. */
@inline
function tile4x1(kind: i32, depth: i32, a: usize, aRow: i32, aDepth: i32, b: usize, c: usize, row: i32, bias: usize, gate: usize): void {
  const start = begin(kind, bias);
  let s0 = start, s1 = start, s2 = start, s3 = start;
  for (const end = b + depth * row; b < end; b += row) {
    const b0 = load4(b);
    s0 = multiplyAdd(spread(a), b0, s0);
    s1 = multiplyAdd(spread(a + aRow), b0, s1);
    s2 = multiplyAdd(spread(a + 2 * aRow), b0, s2);
    s3 = multiplyAdd(spread(a + 3 * aRow), b0, s3);
    a += aDepth;
  }
  s0 = finish(kind, s0, c, gate);
  s1 = finish(kind, s1, c + row, gate + row);
  s2 = finish(kind, s2, c + 2 * row, gate + 2 * row);
  s3 = finish(kind, s3, c + 3 * row, gate + 3 * row);
  addUp(kind, sumOfFour(s0, s1, s2, s3), bias);
}

/** What is left below the last four rows. */
@inline
function tile1x1(kind: i32, depth: i32, a: usize, aDepth: i32, b: usize, c: usize, row: i32, bias: usize, gate: usize): void {
  let sum = begin(kind, bias);
  for (const end = b + depth * row; b < end; b += row) {
    sum = multiplyAdd(spread(a), load4(b), sum);
    a += aDepth;
  }
  finish(kind, sum, c, gate);
}

@inline
function product(kind: i32, nRows: i32, nColumns: i32, depth: i32, a: usize, aRow: i32, aDepth: i32, b: usize, c: usize, bias: usize, gate: usize): void {
  const row = nColumns << 2;
  let at = 0;
  for (; at + 32 <= row; at += 32) {
    let i = 0;
    for (; i + 4 <= nRows; i += 4)
      tile4x2(kind, depth, a + i * aRow, aRow, aDepth, b + at, c + i * row + at, row, bias + at, gate + i * row + at);
    for (; i < nRows; i++) {
      tile1x1(kind, depth, a + i * aRow, aDepth, b + at, c + i * row + at, row, bias + at, gate + i * row + at);
      tile1x1(kind, depth, a + i * aRow, aDepth, b + at + 16, c + i * row + at + 16, row, bias + at + 16, gate + i * row + at + 16);
    }
  }
  if (at < row) {
    let i = 0;
    for (; i + 4 <= nRows; i += 4)
      tile4x1(kind, depth, a + i * aRow, aRow, aDepth, b + at, c + i * row + at, row, bias + at, gate + i * row + at);
    for (; i < nRows; i++)
      tile1x1(kind, depth, a + i * aRow, aDepth, b + at, c + i * row + at, row, bias + at, gate + i * row + at);
  }
}

/** C = A B. */
export function plainProduct(nRows: i32, nColumns: i32, depth: i32, a: usize, aRow: i32, aDepth: i32, b: usize, c: usize): void {
  product(PLAIN, nRows, nColumns, depth, a, aRow, aDepth, b, c, 0, 0);
}

/** C = A B + bias in every row. */
export function biasedProduct(nRows: i32, nColumns: i32, depth: i32, a: usize, aRow: i32, b: usize, c: usize, bias: usize): void {
  product(BIAS, nRows, nColumns, depth, a, aRow, 4, b, c, bias, 0);
}

/** C = max(0, A B + bias). */
export function rectifiedProduct(nRows: i32, nColumns: i32, depth: i32, a: usize, aRow: i32, b: usize, c: usize, bias: usize): void {
  product(BIAS_RELU, nRows, nColumns, depth, a, aRow, 4, b, c, bias, 0);
}

/** C = A B where the unit's output was above zero, 0 elsewhere; sums = the sum of the rows of C. */
export function productThroughRelu(nRows: i32, nColumns: i32, depth: i32, a: usize, aRow: i32, aDepth: i32, b: usize, c: usize, outputs: usize, sums: usize): void {
  memory.fill(sums, 0, nColumns << 2);
  product(GATE_RELU, nRows, nColumns, depth, a, aRow, aDepth, b, c, sums, outputs);
}

/** C = A B (1 - output^2); sums = the sum of the rows of C. */
export function productThroughTanh(nRows: i32, nColumns: i32, depth: i32, a: usize, aRow: i32, aDepth: i32, b: usize, c: usize, outputs: usize, sums: usize): void {
  memory.fill(sums, 0, nColumns << 2);
  product(GATE_TANH, nRows, nColumns, depth, a, aRow, aDepth, b, c, sums, outputs);
}
