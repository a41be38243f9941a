/** Two double-precision numbers at a time: the few operations that everything else is written in. */

@inline
export function load2(address: usize): v128 {
  return v128.load(address);
}

/** One number of memory in both lanes. */
@inline
export function spread(address: usize): v128 {
  return v128.load64_splat(address);
}

@inline
export function both(value: f64): v128 {
  return f64x2.splat(value);
}

/** a b + c, rounded twice: as TypeScript does, so that sums in the same order have the same bits. */
@inline
export function multiplyAdd(a: v128, b: v128, c: v128): v128 {
  return f64x2.add(f64x2.mul(a, b), c);
}
