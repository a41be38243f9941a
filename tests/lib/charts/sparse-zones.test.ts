import { describe, expect, it } from 'vitest';
import { shareUpTo, sparseZones } from '@/lib/charts/sparse-zones';
import { uniformQuantiles } from './fixtures';

/** Counts the share of a sample the plain way. */
const shareOf = (sample: readonly number[], value: number) =>
  sample.filter((one) => one <= value).length / sample.length;

describe('shareUpTo', () => {
  it('inverts the quantiles', () => {
    const quantiles = uniformQuantiles(0, 200);
    expect(shareUpTo(quantiles, -1)).toBe(0);
    expect(shareUpTo(quantiles, 50)).toBeCloseTo(0.25, 12);
    expect(shareUpTo(quantiles, 51)).toBeCloseTo(0.255, 12);
    expect(shareUpTo(quantiles, 200)).toBe(1);
  });

  it('jumps where many patients share a value', () => {
    const quantiles = [...new Array<number>(40).fill(0), ...uniformQuantiles(1, 61).slice(0, 61)];
    expect(quantiles).toHaveLength(101);
    expect(shareUpTo(quantiles, 0)).toBeCloseTo(0.39, 12);
    expect(shareUpTo(quantiles, -0.001)).toBe(0);
  });
});

describe('sparseZones', () => {
  it('finds none where the patients are spread evenly', () => {
    expect(sparseZones(uniformQuantiles(0, 100), 0, 100, false)).toEqual([]);
  });

  it('finds the long tail of a cohort, worked by hand', () => {
    // 99 % of the patients within [0, 10], the last one at 100: bins of width 5 over [0, 100]. The first two hold 49.5 % each, every
    // further one 5/90 of 1 %: one zone from 10 to the end.
    const quantiles = [...uniformQuantiles(0, 10).filter((_, index) => index < 100), 100].map((value, index) =>
      index < 100 ? (10 * index) / 99 : value,
    );
    expect(sparseZones(quantiles, 0, 100, false)).toEqual([{ from: 10, to: 100 }]);
  });

  it('shades what lies beyond the cohort on both sides', () => {
    expect(sparseZones(uniformQuantiles(40, 60), 0, 100, false)).toEqual([
      { from: 0, to: 40 },
      { from: 60, to: 100 },
    ]);
  });

  it('cuts whole numbers between the numbers, never through an empty gap', () => {
    // 0 to 17 with every number equally frequent: bins of a width of 17/20 would be empty now and then.
    const quantiles = Array.from({ length: 101 }, (_, percent) => Math.min(17, Math.floor((percent / 100) * 18)));
    expect(sparseZones(quantiles, 0, 17, true)).toEqual([]);
    // Nobody has 5 to 9: half of the cohort at 0 to 4, the other half at 10 to 17.
    const gap = quantiles.map((value) => (value < 9 ? Math.floor(value / 2) : Math.min(17, value + 1)));
    expect(sparseZones(gap, 0, 17, true)).toEqual([{ from: 4.5, to: 9.5 }]);
  });

  it('agrees with counting on a skewed cohort', () => {
    const sample = Array.from({ length: 2001 }, (_, index) => -40 * Math.log(1 - index / 2002));
    const quantiles = Array.from({ length: 101 }, (_, percent) => sample[percent * 20]!);
    const [zone, ...others] = sparseZones(quantiles, 0, sample.at(-1)!, false);
    expect(others).toEqual([]);
    const width = sample.at(-1)! / 20;
    for (let bin = 0; bin < 20; bin++) {
      const share = shareOf(sample, (bin + 1) * width) - shareOf(sample, bin * width);
      // A bin whose share is within the quantiles' resolution of 1 % may fall on either side.
      if (Math.abs(share - 0.01) < 0.004) continue;
      expect((bin + 0.5) * width > zone!.from).toBe(share < 0.01);
    }
  });

  it('refuses anything but 101 quantiles', () => {
    expect(() => sparseZones([1, 2, 3], 0, 1, false)).toThrow('there must be 101 quantiles, not 3');
  });
});
