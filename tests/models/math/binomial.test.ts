import { describe, expect, it } from 'vitest';
import { binomialDraw } from '@/models/math/binomial';
import { createRandom } from '@/models/math/random';
import { readReference } from '../../reference/read';

const { binomial } = readReference('decisions.json') as {
  binomial: { n: number; probability: number; cdf: number[] }[];
};

describe('binomial draws', () => {
  it.each(binomial)('of $n at $probability have SciPy’s distribution', ({ n, probability, cdf }) => {
    const draw = binomialDraw(n);
    const random = createRandom(`binomial ${n}`);
    const nDraws = 20_000;
    const counts = new Array<number>(n + 1).fill(0);
    for (let at = 0; at < nDraws; at++) counts[draw(random, n, probability)]!++;
    let below = 0;
    const distances = counts.map((count, value) => Math.abs((below += count) / nDraws - cdf[value]!));
    // Kolmogorov's distance: 1.95 / sqrt(n) is left by chance once in a thousand, and less often where values are few
    expect(Math.max(...distances)).toBeLessThan(1.95 / Math.sqrt(nDraws));
    expect(counts.filter((count) => count > 0).length).toBeGreaterThan(1);
  });

  it('has nothing to draw where the end is certain', () => {
    const draw = binomialDraw(10);
    const random = createRandom(1);
    expect([draw(random, 10, 0), draw(random, 10, 1), draw(random, 0, 0.5)]).toEqual([0, 10, 0]);
    for (let at = 0; at < 50; at++) expect(draw(random, 10, 1 - 1e-15)).toBe(10);
  });

  it('refuses what is no count and no probability', () => {
    const draw = binomialDraw(10);
    expect(() => draw(createRandom(1), 11, 0.5)).toThrow('n must be a whole number from 0 to 10, but it is 11');
    expect(() => draw(createRandom(1), 2.5, 0.5)).toThrow('n must be a whole number');
    expect(() => draw(createRandom(1), 2, NaN)).toThrow('probability must be between zero and one');
  });
});
