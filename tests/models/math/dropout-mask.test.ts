import { describe, expect, it } from 'vitest';
import { dropThreshold, fillDropoutMask, keepScale, maskKey, mixBits } from '@/models/math/dropout-mask';

const nRows = 32;
const nUnits = 100;

function maskOf(rate: number, step = 0, layer = 0, key: [number, number] = [123456789, 987654321]): Float32Array {
  const mask = new Float32Array(nRows * nUnits);
  fillDropoutMask(mask, 0, maskKey(key, step, layer), nRows, nUnits, rate);
  return mask;
}

const droppedShare = (mask: Float32Array): number => mask.filter((factor) => factor === 0).length / mask.length;

/** lowbias32 with whole numbers of any length, as its author prints it. */
function mixExactly(x: bigint): bigint {
  const word = (value: bigint): bigint => value & 0xffffffffn;
  x ^= x >> 16n;
  x = word(x * 0x7feb352dn);
  x ^= x >> 15n;
  x = word(x * 0x846ca68bn);
  return x ^ (x >> 16n);
}

describe('mixBits', () => {
  it('is lowbias32 to the bit, and one to one', () => {
    const values = [0, 1, 2, 65535, 65536, 0x7fffffff, 0x80000000, 0xdeadbeef, 0xffffffff];
    for (const value of values) expect(mixBits(value)).toBe(Number(mixExactly(BigInt(value))));
    expect(new Set(Array.from({ length: 100_000 }, (_, at) => mixBits(at))).size).toBe(100_000);
  });
});

describe('a dropout mask', () => {
  it.each([0.1, 0.5, 0.9])(
    'drops the share %d of the units and keeps the mean, over steps, layers and members',
    (rate) => {
      let [nDropped, sum, count] = [0, 0, 0];
      for (let step = 0; step < 50; step++) {
        for (const layer of [0, 1, 2]) {
          const mask = maskOf(rate, step, layer, [step, 7]);
          nDropped += mask.filter((factor) => factor === 0).length;
          sum += mask.reduce((total, factor) => total + factor, 0);
          count += mask.length;
          expect(mask.every((factor) => factor === 0 || factor === keepScale(rate))).toBe(true);
        }
      }
      const spread = Math.sqrt((rate * (1 - rate)) / count);
      expect(Math.abs(nDropped / count - rate)).toBeLessThan(4 * spread);
      expect(Math.abs(sum / count - 1)).toBeLessThan((4 * spread) / (1 - rate)); // inverted dropout: expectation 1
    },
  );

  it('drops nothing at a rate of 0', () => {
    expect(dropThreshold(0)).toBe(0);
    expect(maskOf(0).every((factor) => factor === 1)).toBe(true);
  });

  it('is another for another step, layer, row and member, and the same again', () => {
    const mask = maskOf(0.5);
    expect(maskOf(0.5)).toEqual(mask);
    const others = [
      maskOf(0.5, 1),
      maskOf(0.5, 0, 1),
      maskOf(0.5, 0, 0, [123456788, 987654321]),
      maskOf(0.5, 0, 0, [123456789, 1]),
    ];
    // independent masks agree in half of their entries: 3200 entries, so within 4 * sqrt(1/4/3200) = 0.035
    for (const other of others) expect(Math.abs(agreement(mask, other) - 0.5)).toBeLessThan(0.036);
    const shifted = (by: number): number => agreement(mask.subarray(by), mask.subarray(0, mask.length - by));
    for (const by of [1, 4, nUnits, 2 * nUnits]) expect(Math.abs(shifted(by) - 0.5)).toBeLessThan(0.037);
  });

  it('gives each unit the same chance: no column and no row stands out', () => {
    const columns = new Float64Array(nUnits);
    const steps = 60;
    for (let step = 0; step < steps; step++)
      maskOf(0.5, step).forEach((factor, at) => (columns[at % nUnits]! += factor === 0 ? 1 : 0));
    // binomial of 60 * 32 = 1920 draws: mean 960, sd 21.9; of 100 columns none beyond 4.5 sd, and their spread is a binomial's
    columns.forEach((count) => expect(Math.abs(count - 960)).toBeLessThan(99));
    const variance = columns.reduce((sum, count) => sum + (count - 960) ** 2, 0) / nUnits;
    expect(variance / 480).toBeGreaterThan(0.6);
    expect(variance / 480).toBeLessThan(1.5);
    for (let row = 0; row < nRows; row++)
      expect(Math.abs(droppedShare(maskOf(0.5).subarray(row * nUnits, (row + 1) * nUnits)) - 0.5)).toBeLessThan(0.23);
  });
});

function agreement(some: Float32Array, others: Float32Array): number {
  return some.filter((factor, at) => factor === others[at]).length / some.length;
}
