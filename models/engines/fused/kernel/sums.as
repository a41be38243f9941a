/** Sums and turns of matrices. */
import { all, load4, sumOfLanes } from './vector';

/** Sum of the first `bytes` (a multiple of 16) of each of `nLevels` rows of `stride` bytes. */
export function sumLevels(nLevels: i32, bytes: i32, stride: i32, from: usize, to: usize): void {
  for (let level = 0; level < nLevels; level++) {
    let sum = all(0);
    for (let at = 0; at < bytes; at += 16) sum = f32x4.add(sum, load4(from + at));
    store<f32>(to + (level << 2), sumOfLanes(sum));
    from += stride;
  }
}

/** `[nRows, width]` into `[width, rowsPadded]`, by blocks of four; rows beyond `nRows` count as zero. */
export function transpose(nRows: i32, width: i32, from: usize, to: usize): void {
  const row = width << 2;
  const column = ((nRows + 3) & ~3) << 2;
  const zero = all(0);
  for (let i = 0; i < nRows; i += 4) {
    for (let j = 0; j < width; j += 4) {
      const at = from + i * row + (j << 2);
      const a = load4(at);
      const b = i + 1 < nRows ? load4(at + row) : zero;
      const c = i + 2 < nRows ? load4(at + 2 * row) : zero;
      const d = i + 3 < nRows ? load4(at + 3 * row) : zero;
      const ab = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
      const cd = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
      const abHigh = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
      const cdHigh = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
      const out = to + j * column + (i << 2);
      v128.store(out, v128.shuffle<f32>(ab, cd, 0, 1, 4, 5));
      v128.store(out + column, v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
      v128.store(out + 2 * column, v128.shuffle<f32>(abHigh, cdHigh, 0, 1, 4, 5));
      v128.store(out + 3 * column, v128.shuffle<f32>(abHigh, cdHigh, 2, 3, 6, 7));
    }
  }
}
