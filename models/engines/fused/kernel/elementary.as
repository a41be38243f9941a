/** Elementary functions on four lanes. Each states its largest relative error against float64, held to it by a test. */
import { all, constant, load4, multiplyAdd } from './vector';

/**
 * Lowest argument; log2 e; a number that, added, leaves a small one's nearest integer in the last bits, 127 above it (1.5 * 2^23 + 127):
 * the exponent's bits of 2^k; log 2 in two parts; the fit; 1.
 */
const ofExponential = memory.data<f32>([
  -87, 1.44269504088896341, 12583039, 0.693359375, -2.1219444e-4,
  0.0013814467238262296, 0.008368780836462975, 0.04166839271783829, 0.1666651964187622, 0.4999999403953552, 1,
]);

/**
 * e^x for x <= 88; relative error 1.5e-7. Below -87 it stays at e^-87, about 1.6e-38, the smallest that float32 holds in full.
 * x = k log 2 + r with |r| <= log(2)/2, log 2 in two parts (Cody and Waite 1980); e^r by a minimax fit of degree 6 of our own,
 * 1 + r + r^2 p(r), wrong by 3e-9 before rounding. NaN stays NaN.
 */
@inline
export function exponential(x: v128): v128 {
  const c = ofExponential;
  x = f32x4.pmax(x, constant(c, 0)); // one instruction where max takes many; what is not a number comes first and stays
  const rounder = constant(c, 2);
  const rounded = f32x4.add(f32x4.mul(x, constant(c, 1)), rounder);
  const k = f32x4.sub(rounded, rounder);
  const r = f32x4.sub(f32x4.sub(x, f32x4.mul(k, constant(c, 3))), f32x4.mul(k, constant(c, 4)));
  let p = multiplyAdd(constant(c, 5), r, constant(c, 6));
  p = multiplyAdd(p, r, constant(c, 7));
  p = multiplyAdd(p, r, constant(c, 8));
  p = multiplyAdd(p, r, constant(c, 9));
  return f32x4.mul(f32x4.add(multiplyAdd(p, f32x4.mul(r, r), r), constant(c, 10)), i32x4.shl(rounded, 23));
}

/**
 * log x for normal x > 0; relative error 1.5e-7. Mantissa in [sqrt(1/2), sqrt(2)), polynomial of Cephes' logf.
 */
@inline
export function logarithm(x: v128): v128 {
  const isLow = f32x4.lt(mantissa(x, 0x3f000000), all(0.707106781186547524));
  const half = mantissa(x, 0x3f000000);
  const exponent = f32x4.convert_i32x4_s(i32x4.add(i32x4.sub(i32x4.shr_u(x, 23), i32x4.splat(126)), isLow));
  const m = f32x4.sub(f32x4.add(half, v128.and(half, isLow)), all(1));
  const square = f32x4.mul(m, m);
  let p = multiplyAdd(all(7.0376836292e-2), m, all(-1.1514610310e-1));
  p = multiplyAdd(p, m, all(1.1676998740e-1));
  p = multiplyAdd(p, m, all(-1.2420140846e-1));
  p = multiplyAdd(p, m, all(1.4249322787e-1));
  p = multiplyAdd(p, m, all(-1.6668057665e-1));
  p = multiplyAdd(p, m, all(2.0000714765e-1));
  p = multiplyAdd(p, m, all(-2.4999993993e-1));
  p = multiplyAdd(p, m, all(3.3333331174e-1));
  const tail = multiplyAdd(f32x4.mul(p, square), m, f32x4.mul(exponent, all(-2.12194440e-4)));
  const head = f32x4.add(m, multiplyAdd(square, all(-0.5), tail));
  return multiplyAdd(exponent, all(0.693359375), head);
}

/** The bits of a number behind its exponent, under another exponent: 0x3f800000 gives [1, 2), 0x3f000000 gives [1/2, 1). */
@inline
export function mantissa(x: v128, exponentBits: i32): v128 {
  return v128.or(v128.and(x, i32x4.splat(0x7fffff)), i32x4.splat(exponentBits));
}

const ofArctangent = memory.data<f32>([
  1.2732394933700562, -0.4244098663330078, 0.2545539438724518, -0.1808464229106903, 0.13548457622528076,
  -0.0955476388335228, 0.05435652285814285, -0.020459210500121117, 0.0036285913083702326,
]);

/**
 * (4/pi) atan(e)/e as a function of e^2 in [0, 1]; relative error 1.5e-7. Our own minimax fit of degree 8, with no division and no
 * 0/0: the hazard of the secant needs this ratio and never the arc itself.
 */
@inline
export function arctangentRatio(square: v128): v128 {
  const c = ofArctangent;
  let p = multiplyAdd(constant(c, 8), square, constant(c, 7));
  p = multiplyAdd(p, square, constant(c, 6));
  p = multiplyAdd(p, square, constant(c, 5));
  p = multiplyAdd(p, square, constant(c, 4));
  p = multiplyAdd(p, square, constant(c, 3));
  p = multiplyAdd(p, square, constant(c, 2));
  p = multiplyAdd(p, square, constant(c, 1));
  return multiplyAdd(p, square, constant(c, 0));
}

/** tanh x; relative error 2e-7. A polynomial of Cephes' tanhf below 0.625, (1 - e^-2|x|) / (1 + e^-2|x|) beyond. */
@inline
export function hyperbolicTangent(x: v128): v128 {
  const size = f32x4.abs(x);
  const square = f32x4.mul(x, x);
  let p = multiplyAdd(all(-5.70498872745e-3), square, all(2.06390887954e-2));
  p = multiplyAdd(p, square, all(-5.37397155531e-2));
  p = multiplyAdd(p, square, all(1.33314422036e-1));
  p = multiplyAdd(p, square, all(-3.33332819422e-1));
  const near = multiplyAdd(f32x4.mul(p, square), x, x);
  const decay = exponential(f32x4.mul(size, all(-2)));
  const far = f32x4.div(f32x4.sub(all(1), decay), f32x4.add(all(1), decay));
  const signed = v128.or(far, v128.and(x, i32x4.splat(0x80000000)));
  return v128.bitselect(near, signed, f32x4.lt(size, all(0.625)));
}

/** Writes e^-|x| of as many bytes, divisible by 16. */
export function exponentialsOfSizes(from: usize, bytes: i32, to: usize): void {
  for (const end = from + bytes; from < end; from += 16) {
    v128.store(to, exponential(f32x4.neg(f32x4.abs(load4(from)))));
    to += 16;
  }
}

/** Writes (4/pi) atan(e)/e of as many bytes, divisible by 16. */
export function arctangentRatios(from: usize, bytes: i32, to: usize): void {
  for (const end = from + bytes; from < end; from += 16) {
    const e = load4(from);
    v128.store(to, arctangentRatio(f32x4.mul(e, e)));
    to += 16;
  }
}

/** In place, for a number of bytes divisible by 16. */
export function applyHyperbolicTangent(values: usize, bytes: i32): void {
  for (let end = values + bytes; values < end; values += 16) v128.store(values, hyperbolicTangent(load4(values)));
}

// The others in place, so that a test can hold them to their errors.
export function applyExponential(values: usize, bytes: i32): void {
  for (let end = values + bytes; values < end; values += 16) v128.store(values, exponential(load4(values)));
}

export function applyLogarithm(values: usize, bytes: i32): void {
  for (let end = values + bytes; values < end; values += 16) v128.store(values, logarithm(load4(values)));
}

/** (4/pi) atan(e)/e of e^2, not of e. */
export function applyArctangentRatio(values: usize, bytes: i32): void {
  for (let end = values + bytes; values < end; values += 16) v128.store(values, arctangentRatio(load4(values)));
}
