import { beforeAll, describe, expect, it } from 'vitest';
import type { Kernel } from '@/models/engines/fused/kernel';
import { createRandom } from '@/models/math/random';
import { freshKernel, numbersAt } from './kernel';

describe('the matrix product of the kernel', () => {
  let kernel: Kernel;
  beforeAll(async () => {
    kernel = await freshKernel();
  });

  // whole tiles of 4 x 8, and what is left over below, beside, and in the corner
  it.each([
    [4, 8, 3],
    [8, 16, 32],
    [5, 8, 7],
    [3, 4, 1],
    [4, 12, 9],
    [9, 100, 32],
    [1, 4, 5],
    [7, 20, 6],
  ])('%i rows, %i columns, depth %i: either way round of A', (nRows, nColumns, depth) => {
    const random = createRandom(nRows * 1000 + nColumns);
    const [aAt, bAt, cAt] = [0, 64 * 1024, 128 * 1024];
    const a = numbersAt(kernel, aAt, nRows * depth);
    const b = numbersAt(kernel, bAt, depth * nColumns);
    // small whole numbers: every sum is exact, so the order of adding cannot hide behind a tolerance
    a.forEach((_, at) => (a[at] = random.integer(19) - 9));
    b.forEach((_, at) => (b[at] = random.integer(19) - 9));
    const c = numbersAt(kernel, cAt, nRows * nColumns + 4);
    for (const isTurned of [false, true]) {
      c.fill(-777);
      const [row, step] = isTurned ? [4, nRows * 4] : [depth * 4, 4];
      kernel.plainProduct(nRows, nColumns, depth, a.byteOffset, row, step, b.byteOffset, c.byteOffset);
      for (let i = 0; i < nRows; i++) {
        for (let j = 0; j < nColumns; j++) {
          let sum = 0;
          for (let k = 0; k < depth; k++) sum += a[isTurned ? k * nRows + i : i * depth + k]! * b[k * nColumns + j]!;
          expect(c[i * nColumns + j]).toBe(sum);
        }
      }
      expect(Array.from(c.subarray(nRows * nColumns))).toEqual([-777, -777, -777, -777]); // nothing written beyond
    }
  });
});
