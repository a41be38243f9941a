/** Four single-precision numbers at a time: the few operations that everything else is written in. */

@inline
export function load4(address: usize): v128 {
  return v128.load(address);
}

/** One number of memory in all four lanes. */
@inline
export function spread(address: usize): v128 {
  return v128.load32_splat(address);
}

@inline
export function all(value: f32): v128 {
  return f32x4.splat(value);
}

/** a b + c, rounded twice. */
@inline
export function multiplyAdd(a: v128, b: v128, c: v128): v128 {
  return f32x4.add(f32x4.mul(a, b), c);
}

/**
 * One number of a table of constants (`memory.data`) in all four lanes. A loop loads it with one instruction; V8 puts a constant of its
 * own together from three, at every use.
 */
@inline
export function constant(table: usize, place: i32): v128 {
  return v128.load32_splat(table + (place << 2));
}

@inline
export function sumOfLanes(v: v128): f32 {
  return (
    f32x4.extract_lane(v, 0) + f32x4.extract_lane(v, 1) + (f32x4.extract_lane(v, 2) + f32x4.extract_lane(v, 3))
  );
}

/** The four sums of lanes of four vectors, in one vector. */
@inline
export function sumsOfLanes(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(
    v128.shuffle<f32>(a, b, 0, 4, 1, 5), // a0 b0 a1 b1
    v128.shuffle<f32>(a, b, 2, 6, 3, 7), // a2 b2 a3 b3
  );
  const cd = f32x4.add(v128.shuffle<f32>(c, d, 0, 4, 1, 5), v128.shuffle<f32>(c, d, 2, 6, 3, 7));
  return f32x4.add(v128.shuffle<f32>(ab, cd, 0, 1, 4, 5), v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
}
