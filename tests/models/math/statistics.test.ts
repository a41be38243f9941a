import { describe, expect, it } from 'vitest';
import { expit, logit, softplus } from '@/models/math/logistic';
import { logisticRegression } from '@/models/math/logistic-regression';
import { normalQuantile } from '@/models/math/normal';
import { median, mode, quantileOfSorted, sortedCopy } from '@/models/math/quantile';
import { solvePositiveDefinite } from '@/models/math/solve-positive-definite';
import { readReference, relativeError } from '../../reference/read';

const reference = readReference('metrics.json') as {
  quantiles: { values: number[]; rows: [number, number][] };
  normalQuantiles: [number, number][];
};

describe('quantiles', () => {
  it('type 7 agrees with NumPy', () => {
    const sorted = sortedCopy(reference.quantiles.values);
    for (const [probability, expected] of reference.quantiles.rows) {
      expect(quantileOfSorted(sorted, probability)).toBeCloseTo(expected, 14);
    }
  });

  it('median and mode, by hand, without changing their input', () => {
    const values = Object.freeze([10, 9, 1, 9, 1]);
    expect(median(values)).toBe(9);
    expect(median([1, 2, 10, 4])).toBe(3);
    expect(mode(values)).toBe(1); // 1 and 9 twice each: the smaller one
    expect(mode([3, 2, 2])).toBe(2);
  });

  it('refuse an empty list', () => {
    expect(() => median([])).toThrow('at least one value');
    expect(() => mode([])).toThrow('at least one value');
  });
});

it('normal quantile agrees with mpmath from 1e-300 up', () => {
  for (const [probability, expected] of reference.normalQuantiles) {
    expect(Math.abs(normalQuantile(probability) - expected)).toBeLessThan(2e-15 * Math.max(1, Math.abs(expected)));
  }
  expect(normalQuantile(0)).toBe(-Infinity);
  expect(() => normalQuantile(1.1)).toThrow('between zero and one');
});

it('expit, logit and softplus hold in the tails', () => {
  expect(expit(0)).toBe(0.5);
  expect(relativeError(expit(-700), Math.exp(-700))).toBeLessThan(1e-15);
  expect(expit(800)).toBe(1);
  expect(logit(expit(-30))).toBeCloseTo(-30, 12);
  expect(logit(0)).toBe(-Infinity);
  expect(softplus(-800)).toBe(0);
  expect(softplus(800)).toBe(800);
  expect(softplus(0)).toBeCloseTo(Math.LN2, 15);
  expect(() => logit(-0.1)).toThrow('between zero and one');
});

describe('logistic regression', () => {
  it('of an intercept alone is the logit of the share', () => {
    expect(logisticRegression([[1, 1, 1, 1]], [1, 0, 0, 0])![0]).toBeCloseTo(Math.log(1 / 3), 12);
  });

  it('with one column of two values gives both groups their own share', () => {
    // P(y=1) 1/4 at x = 0 and 2/3 at x = 1: intercept log(1/3), slope log(2) - log(1/3)
    const x = [0, 0, 0, 0, 1, 1, 1];
    const fit = logisticRegression([x.map(() => 1), x], [1, 0, 0, 0, 1, 1, 0])!;
    expect(fit[0]).toBeCloseTo(Math.log(1 / 3), 12);
    expect(fit[1]).toBeCloseTo(Math.log(6), 12);
  });

  it('has none where the labels are separated or the columns depend on each other', () => {
    expect(
      logisticRegression(
        [
          [1, 1, 1, 1],
          [1, 2, 3, 4],
        ],
        [0, 0, 1, 1],
      ),
    ).toBeNull();
    expect(
      logisticRegression(
        [
          [1, 1, 1],
          [2, 2, 2],
        ],
        [0, 1, 1],
      ),
    ).toBeNull();
  });
});

it('solves a positive definite system and refuses a singular one', () => {
  // [[4,2],[2,3]] x = [2,5] has x = [-1/2, 2]
  const solution = solvePositiveDefinite(
    [
      [4, 2],
      [2, 3],
    ],
    [2, 5],
  )!;
  expect(solution[0]).toBeCloseTo(-0.5, 14);
  expect(solution[1]).toBeCloseTo(2, 14);
  expect(
    solvePositiveDefinite(
      [
        [1, 1],
        [1, 1],
      ],
      [1, 1],
    ),
  ).toBeNull();
});
