import { describe, expect, it } from 'vitest';
import { createRandom } from '@/models/math/random';
import { auroc } from '@/models/metrics/auroc';
import { aurocInterval, aurocStandardError } from '@/models/metrics/auroc-interval';
import { outcomeAlong, outcomeShare, singleAuroc, type ValueCount } from '@/models/metrics/outcome-along';

const counts = (pairs: readonly (readonly [number, number, number])[]): ValueCount[] =>
  pairs.map(([value, nEvents, nOthers]) => ({ value, nEvents, nOthers }));

describe('the outcome along a column', () => {
  it('cuts at equal numbers of patients and keeps equal values together', () => {
    const stretches = outcomeAlong(
      counts([
        [1, 2, 18],
        [2, 30, 10],
        [3, 5, 15],
        [4, 20, 0],
      ]),
      4,
      20,
    );
    expect(stretches.map(({ from, to, n, nEvents }) => [from, to, n, nEvents])).toEqual([
      [1, 2, 60, 32],
      [3, 3, 20, 5],
      [4, 4, 20, 20],
    ]);
    expect(stretches[0]!.mean).toBeCloseTo((20 + 80) / 60, 12);
    expect(outcomeAlong(counts([[1, 5, 25], [2, 1, 8]]), 4, 10).map(({ n }) => n)).toEqual([39]); // prettier-ignore
  });

  it('is one stretch where there are few patients, and loses none of them', () => {
    expect(outcomeAlong(counts([[1, 3, 4], [9, 2, 1]]))).toHaveLength(1); // prettier-ignore
    const many = counts(Array.from({ length: 500 }, (_, value) => [value, value % 3 === 0 ? 1 : 0, 1] as const));
    const stretches = outcomeAlong(many);
    expect(stretches).toHaveLength(8);
    expect(stretches.reduce((sum, { n }) => sum + n, 0)).toBe(667);
    for (const { n } of stretches) expect(Math.abs(n - 667 / 8)).toBeLessThan(3);
    expect(outcomeAlong([])).toEqual([]);
  });

  it("states a share with Wilson's interval", () => {
    // Wilson 1927; R: binom::binom.wilson(8, 10) gives 0.4901625 and 0.9433178
    const share = outcomeShare(8, 10);
    expect(share.low).toBeCloseTo(0.4901625, 6);
    expect(share.high).toBeCloseTo(0.9433178, 6);
    expect(() => outcomeShare(0, 0)).toThrow('n > 0');
  });
});

describe("a column's own AUROC", () => {
  it('counts pairs, a tie one half, as a count of all pairs does', () => {
    const random = createRandom(7);
    const values = Array.from({ length: 200 }, () => Math.floor(random.next() * 12));
    const labels = values.map((value) => (random.next() < value / 14 ? 1 : 0));
    let wins = 0;
    values.forEach((a, i) => values.forEach((b, j) => (wins += labels[i] === 1 && labels[j] === 0 ? (a > b ? 1 : a === b ? 0.5 : 0) : 0))); // prettier-ignore
    const events = labels.filter((label) => label === 1).length;
    expect(new Set(values).size).toBe(12);
    const tallied = [...new Set(values)]
      .sort((a, b) => a - b)
      .map((value) => ({
        value,
        nEvents: values.filter((other, row) => other === value && labels[row] === 1).length,
        nOthers: values.filter((other, row) => other === value && labels[row] === 0).length,
      }));
    const found = singleAuroc(tallied)!;
    expect(found.estimate).toBeCloseTo(wins / (events * (200 - events)), 12);
    const scaled = values.map((value) => value / 12);
    expect(found.estimate).toBeCloseTo(auroc(scaled, labels).estimate!, 12);
    expect(found.low).toBeLessThan(found.estimate);
    expect(found.high).toBeGreaterThan(found.estimate);
    expect(singleAuroc(counts([[1, 5, 0], [2, 3, 0]]))).toBeNull(); // prettier-ignore
  });

  it.each([
    [0.75, 40, 60],
    [0.5, 12, 300],
    [0.97, 25, 25],
    [1, 30, 40],
    [0, 30, 40],
  ])('of %d with %d and %d patients has ends 1.96 standard errors away', (estimate, nEvents, nOthers) => {
    const { low, high } = aurocInterval(estimate, nEvents, nOthers);
    const distance = (theta: number) => Math.abs(theta - estimate) / aurocStandardError(theta, nEvents, nOthers);
    if (estimate > 0) expect(distance(low)).toBeCloseTo(1.959964, 5);
    else expect(low).toBe(0);
    if (estimate < 1) expect(distance(high)).toBeCloseTo(1.959964, 5);
    else expect(high).toBe(1);
    const mirrored = aurocInterval(1 - estimate, nEvents, nOthers);
    expect(mirrored.low).toBeCloseTo(1 - high, 9);
  });

  it('covers the truth as often as it says, simulated', () => {
    // exponentials: P(A > B) = rateB / (rateA + rateB), here 0.8
    const random = createRandom(11);
    let covered = 0;
    const rounds = 2000;
    for (let round = 0; round < rounds; round++) {
      const events = Array.from({ length: 30 }, () => -4 * Math.log(1 - random.next()));
      const others = Array.from({ length: 50 }, () => -Math.log(1 - random.next()));
      const values = [
        ...events.map((value) => [value, 1, 0] as const),
        ...others.map((value) => [value, 0, 1] as const),
      ];
      const { low, high } = singleAuroc(counts(values.sort((a, b) => a[0] - b[0])))!;
      if (low <= 0.8 && 0.8 <= high) covered++;
    }
    expect(covered / rounds).toBeGreaterThan(0.935);
    expect(covered / rounds).toBeLessThan(0.98);
  });

  it('has the standard error of Mann and Whitney where the column tells nothing and both groups are as large', () => {
    // (m + n + 1) / (12 m n)
    for (const n of [4, 10, 250])
      expect(aurocStandardError(0.5, n, n)).toBeCloseTo(Math.sqrt((2 * n + 1) / (12 * n * n)), 12);
  });

  it('refuses what cannot be', () => {
    expect(() => aurocInterval(1.1, 5, 5)).toThrow('estimate');
    expect(() => aurocInterval(NaN, 5, 5)).toThrow('estimate');
    expect(() => aurocInterval(0.5, 0, 5)).toThrow('patients on both sides');
  });
});
