/**
 * Which hidden units a row of a step does without. Counter-based: a mask follows from the member's key, the step and the layer alone, so
 * every engine finds the same one without drawing those before it. `engines/fused/kernel/dropout.as` is the same, four units at a time.
 */

/** A member's own 64 bits. */
export type DropoutKey = readonly [number, number];

/** 2^12 units a row: no layer is wider. */
const BITS_OF_UNIT = 12;

/** A one-to-one scramble of 32 bits (C. Wellons, hash prospector: lowbias32). */
export function mixBits(bits: number): number {
  let mixed = bits ^ (bits >>> 16);
  mixed = Math.imul(mixed, 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** Key of a layer's mask in a step; `step` and `layer` from 0, at most four layers. */
export function maskKey(key: DropoutKey, step: number, layer: number): DropoutKey {
  const counter = mixBits(4 * step + layer);
  return [mixBits((counter ^ key[0]) >>> 0), mixBits((counter ^ key[1]) >>> 0)];
}

/** Below this a unit's 32 random bits drop it: rate in [0, 1) times 2^32. */
export function dropThreshold(rate: number): number {
  return Math.round(rate * 4294967296);
}

/** What a unit that is kept is multiplied by, so that the mean stays (inverted dropout): 1/(1 - rate), a float32. */
export function keepScale(rate: number): number {
  return Math.fround(1 / (1 - rate));
}

/** Writes a mask `[nRows, nUnits]` from `offset` on: 0 for a unit that is dropped, `keepScale` for one that is kept. */
export function fillDropoutMask(
  target: Float32Array,
  offset: number,
  [first, second]: DropoutKey,
  nRows: number,
  nUnits: number,
  rate: number,
): void {
  const threshold = dropThreshold(rate);
  const scale = keepScale(rate);
  for (let row = 0, at = offset; row < nRows; row++) {
    for (let unit = 0; unit < nUnits; unit++, at++) {
      const counter = (row << BITS_OF_UNIT) | unit;
      const bits = mixBits((mixBits((counter + first) | 0) ^ second) | 0);
      target[at] = bits < threshold ? 0 : scale;
    }
  }
}
