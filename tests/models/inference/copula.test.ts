import { describe, expect, it } from 'vitest';
import type { Feature, FeatureTable } from '@/models/features';
import { summarizeFeature } from '@/models/inference/feature-summary';
import { createMarginal } from '@/models/inference/marginal';
import { unusualnessOf } from '@/models/inference/normal-scores';
import { plausibleValues } from '@/models/inference/plausible-values';
import { normalCdf } from '@/models/math/normal-cdf';
import { normalQuantile } from '@/models/math/normal';
import { createRandom } from '@/models/math/random';
import type { Dependence } from '@/models/model';
import { fitDependence, MOST_DEPENDENT_FEATURES } from '@/models/training/dependence';
import { readReference, relativeError } from '../../reference/read';
import { age, pain } from './support';

const reference = readReference('copula.json') as {
  normalCdf: [number, number][];
  scores: Record<'distinct' | 'tied' | 'levels', { values: number[]; scores: number[] }>;
  distances: { correlation: number[][]; scores: number[]; size: number; residuals: number[] }[];
  conditional: { correlation: number[][]; known: number[]; mean: number[]; covariance: number[][] };
};
const fourLevels = { ...pain, levels: ['a', 'b', 'c', 'd'], levelLabels: ['A', 'B', 'C', 'D'] } as Feature;

function triangle(square: readonly (readonly number[])[]): number[][] {
  return square.map((row, at) => row.slice(0, at + 1));
}

describe('normalCdf', () => {
  it('agrees with mpmath in the middle and in both tails', () => {
    expect(reference.normalCdf.length).toBe(29);
    for (const [x, expected] of reference.normalCdf) {
      expect(Math.abs(normalCdf(x) - expected)).toBeLessThan(1e-15);
      expect(relativeError(normalCdf(x), expected)).toBeLessThan(1e-11);
    }
    expect([normalCdf(-Infinity), normalCdf(Infinity)]).toEqual([0, 1]);
    expect(() => normalCdf(NaN)).toThrow('must be a number');
  });

  it('is undone by the quantile', () => {
    for (let x = -7; x <= 5; x += 0.37) expect(normalQuantile(normalCdf(x))).toBeCloseTo(x, 9);
  });
});

describe('createMarginal', () => {
  it.each(['distinct', 'tied', 'levels'] as const)('gives the normal scores of SciPy mid-ranks: %s', (name) => {
    const { values, scores } = reference.scores[name];
    const summary = summarizeFeature(name === 'levels' ? fourLevels : age, Float64Array.from(values));
    const { scoreOf } = createMarginal(summary);
    values.forEach((value, row) => expect(scoreOf(value)).toBeCloseTo(scores[row]!, 9));
    expect(new Set(scores).size).toBe(name === 'distinct' ? 101 : name === 'tied' ? 6 : 4);
  });

  it('stays finite outside of what the cohort showed, and passes gaps on', () => {
    const { scoreOf } = createMarginal(summarizeFeature(age, Float64Array.of(1, 2, 3, 4)));
    expect(scoreOf(-50)).toBeCloseTo(normalQuantile(1 / 8), 12);
    expect(scoreOf(99)).toBeCloseTo(normalQuantile(7 / 8), 12);
    expect(scoreOf(NaN)).toBeNaN();
    const nobody = createMarginal(summarizeFeature(age, Float64Array.of(NaN)));
    expect(nobody.scoreOf(3)).toBeNaN();
    expect(nobody.valueAt(0.5)).toBeNaN();
  });

  it('goes back from a rank to a value with the digits of the data, and to levels by their frequency', () => {
    const values = Float64Array.from({ length: 101 }, (_, row) => Math.round(row ** 1.5) / 10);
    const { valueAt, shareBelow } = createMarginal(summarizeFeature(age, values));
    values.forEach((value) => expect(valueAt(shareBelow(value))).toBe(value));
    expect([valueAt(0), valueAt(1)]).toEqual([0, 100]);
    expect(valueAt(0.4321) * 10).toBeCloseTo(Math.round(valueAt(0.4321) * 10), 10);
    const levels = createMarginal({ kind: 'categorical', nMissing: 0, counts: [5, 0, 3, 2] });
    expect([0, 0.49, 0.51, 0.79, 0.81, 1].map(levels.valueAt)).toEqual([0, 0, 2, 2, 3, 3]);
    expect(createMarginal({ kind: 'categorical', nMissing: 3, counts: [0, 0] }).valueAt(0.3)).toBeNaN();
  });
});

describe('unusualnessOf', () => {
  it('agrees with SciPy: distance on one scale, and residuals against all other scores', () => {
    for (const { correlation, scores, size, residuals } of reference.distances) {
      const features = scores.map((_, feature) => feature);
      const dependence = { scoreMeans: [], scoreScales: [], correlation: triangle(correlation) };
      const found = unusualnessOf(dependence, { features, scores })!;
      expect(found.size).toBeCloseTo(size, 10);
      found.residuals.forEach((residual, at) => expect(residual).toBeCloseTo(residuals[at]!, 10));
    }
  });

  it('has nothing to say of a single value', () => {
    const dependence = { scoreMeans: [0, 0], scoreScales: [1, 1], correlation: [[1], [0.5, 1]] };
    expect(unusualnessOf(dependence, { features: [1], scores: [4] })).toBeNull();
  });
});

/** Correlated normals through monotone curves, a threshold, and a feature that nobody varies; gaps as asked. */
function simulated(nRows: number, rho: number, gapEvery: number): FeatureTable {
  const random = createRandom('copula');
  const pairs = Array.from({ length: nRows }, () => {
    const first = random.normal();
    return [first, rho * first + Math.sqrt(1 - rho * rho) * random.normal()] as const;
  });
  const columns = [
    Float64Array.from(pairs, ([first]) => Math.exp(first / 2)),
    Float64Array.from(pairs, ([, second], row) => (row % gapEvery === 0 ? NaN : 100 + 15 * second)),
    Float64Array.from(pairs, ([first]) => (first > 1 ? 2 : first > -0.5 ? 1 : 0)),
    new Float64Array(nRows).fill(7),
  ];
  return { features: [age, age, pain, age], nRows, columns };
}

describe('fitDependence', () => {
  const folds = (nRows: number): Int16Array => Int16Array.from({ length: nRows }, (_, row) => row % 5);

  it('finds the correlation behind monotone curves, whatever the gaps', () => {
    const { correlation, scoreScales, scoreMeans } = fitDependence(simulated(4000, 0.7, 3), folds(4000))!;
    expect(correlation.map((row) => row.length)).toEqual([1, 2, 3, 4]);
    expect(correlation[1]![0]).toBeGreaterThan(0.67);
    expect(correlation[1]![0]).toBeLessThan(0.73);
    expect(correlation[2]![0]).toBeGreaterThan(0.8); // a coarse copy of the first
    expect(correlation[3]).toEqual([0, 0, 0, 1]);
    expect(Math.abs(scoreScales[0]! - 1)).toBeLessThan(0.02); // tails between two quantiles are interpolated
    expect(scoreScales[3]).toBe(0);
    expect(scoreMeans[0]).toBeCloseTo(0, 2);
  });

  it('keeps a distance that a Gaussian copula would have: near to standard normal', () => {
    const random = createRandom(4);
    const columns = Array.from({ length: 4 }, () => Float64Array.from({ length: 3000 }, () => random.normal()));
    columns[1] = columns[1]!.map((value, row) => 0.8 * columns[0]![row]! + 0.6 * value);
    const { unusualness } = fitDependence({ features: [age, age, age, age], nRows: 3000, columns }, folds(3000))!;
    expect(unusualness.length).toBe(101);
    for (const percent of [10, 50, 90])
      expect(Math.abs(unusualness[percent]! - normalQuantile(percent / 100))).toBeLessThan(0.1);
    // the outermost scores are interpolated between the last two quantiles, which pulls them in
    expect(unusualness[99]).toBeGreaterThan(2);
    expect(unusualness[99]).toBeLessThan(2.4);
  });

  it('leaves the holdout out, and makes twins positive definite', () => {
    const table = simulated(200, 0.5, 7);
    const foldOf = folds(200).map((fold, row) => (row < 40 ? -1 : fold));
    const other = {
      ...table,
      columns: table.columns.map((column) => column.map((value, row) => (row < 40 ? 1 : value))),
    };
    expect(fitDependence(other, foldOf)).toEqual(fitDependence(table, foldOf));
    const twins = { ...table, columns: [table.columns[0]!, table.columns[0]!, table.columns[2]!, table.columns[3]!] };
    const { correlation } = fitDependence(twins, foldOf)!;
    expect(correlation[1]![0]).toBeGreaterThan(0.97);
    expect(correlation[1]![0]).toBeLessThan(1);
  });

  it('is left out where there are too many features or nobody has two values', () => {
    const nFeatures = MOST_DEPENDENT_FEATURES + 1;
    const wide = Array.from({ length: nFeatures }, () => Float64Array.of(1, 2, 3));
    const features = wide.map(() => age);
    expect(fitDependence({ features, nRows: 3, columns: wide }, [0, 1, 0])).toBeUndefined();
    const alone = [Float64Array.of(1, NaN, 3), Float64Array.of(NaN, 2, NaN)];
    expect(fitDependence({ features: [age, age], nRows: 3, columns: alone }, [0, 1, 0])).toBeUndefined();
  });
});

describe('plausibleValues', () => {
  /** Standard normal margins in 101 quantiles of a large cohort: what is drawn are scores, but for the outermost ones. */
  const margin = {
    kind: 'numeric' as const,
    nMissing: 0,
    quantiles: Array.from({ length: 101 }, (_, percent) =>
      normalQuantile(Math.min(Math.max(percent / 100, 1e-4), 1 - 1e-4)),
    ),
    histogram: [1_000_000],
    integer: false,
  };
  const { correlation, known, mean, covariance } = reference.conditional;
  const model = {
    features: [age, age, age, age],
    summaries: [margin, margin, margin, margin],
    dependence: {
      scoreMeans: [0, 0, 0, 0],
      scoreScales: [1, 1, 1, 1],
      correlation: triangle(correlation),
      unusualness: [],
    } satisfies Dependence,
  };
  const patient = Float64Array.of(known[0]!, known[1]!, NaN, NaN);

  it('have the conditional mean and covariance of the closed form', () => {
    const drawn = plausibleValues(model, patient, 20_000);
    const [first, second] = [2, 3].map((feature) => drawn.map((values) => values[feature]!));
    const moment = (a: number[], b: number[], meanA: number, meanB: number): number =>
      a.reduce((sum, value, at) => sum + (value - meanA) * (b[at]! - meanB), 0) / a.length;
    const means = [first!, second!].map((values) => values.reduce((sum, value) => sum + value, 0) / values.length);
    expect(Math.abs(means[0]! - mean[0]!)).toBeLessThan(0.03);
    expect(Math.abs(means[1]! - mean[1]!)).toBeLessThan(0.03);
    expect(moment(first!, first!, means[0]!, means[0]!) / covariance[0]![0]!).toBeCloseTo(1, 1);
    expect(moment(second!, second!, means[1]!, means[1]!) / covariance[1]![1]!).toBeCloseTo(1, 1);
    expect(Math.abs(moment(first!, second!, means[0]!, means[1]!) - covariance[1]![0]!)).toBeLessThan(0.03);
    expect(Math.max(...mean.map(Math.abs))).toBeGreaterThan(0.2); // or the known values would play no part
    expect(drawn.every((values) => values[0] === known[0] && values[1] === known[1])).toBe(true);
  });

  it("keep the cohort's distribution where nothing is known: quantiles, whole numbers and levels", () => {
    const counts = Float64Array.from({ length: 500 }, (_, row) => Math.floor((row % 100) ** 2 / 700));
    const levels = Float64Array.from({ length: 500 }, (_, row) => (row % 10 < 6 ? 0 : row % 10 < 9 ? 1 : 2));
    const summaries = [summarizeFeature(age, counts), summarizeFeature(pain, levels)];
    const dependence = { scoreMeans: [0, 0], scoreScales: [1, 1], correlation: [[1], [0.6, 1]], unusualness: [] };
    const drawn = plausibleValues({ features: [age, pain], summaries, dependence }, Float64Array.of(NaN, NaN), 8000);
    const share = (feature: number, holds: (value: number) => boolean): number =>
      drawn.filter((values) => holds(values[feature]!)).length / drawn.length;
    for (const value of [0, 1, 3, 6, 10]) {
      const expected = counts.filter((count) => count <= value).length / 500;
      expect(Math.abs(share(0, (drawnValue) => drawnValue <= value) - expected)).toBeLessThan(0.02);
    }
    expect(drawn.every(([count]) => Number.isInteger(count))).toBe(true);
    [0.6, 0.3, 0.1].forEach((expected, level) => {
      expect(Math.abs(share(1, (value) => value === level) - expected)).toBeLessThan(0.02);
    });
  });

  it('are always the same, near to each other for near patients, and leave the patient alone', () => {
    const ten = plausibleValues(model, patient, 10);
    expect(plausibleValues(model, patient, 10)).toEqual(ten);
    expect(new Set(ten.map((values) => values[2])).size).toBe(10);
    const near = plausibleValues(model, patient.with(0, known[0]! + 1e-3), 10);
    near.forEach((values, at) => expect(Math.abs(values[2]! - ten[at]![2]!)).toBeLessThan(1e-2));
    expect(patient[2]).toBeNaN();
  });

  it('have exactly the conditional mean, few as they are, where the margins are normal', () => {
    const few = plausibleValues(model, patient, 8);
    [2, 3].forEach((feature, at) => {
      const average = few.reduce((sum, values) => sum + values[feature]!, 0) / 8;
      expect(Math.abs(average - mean[at]!)).toBeLessThan(2e-3); // the margin is interpolated
    });
  });

  it('leave a complete patient alone, and a feature that nobody has missing', () => {
    const complete = Float64Array.of(1, 2, 3, 4);
    expect(plausibleValues(model, complete)).toEqual([complete]);
    const nobody = summarizeFeature(age, Float64Array.of(NaN));
    const gap = { ...model, summaries: [margin, margin, margin, nobody] };
    const [completed] = plausibleValues(gap, patient, 2);
    expect(completed![2]).not.toBeNaN();
    expect(completed![3]).toBeNaN();
    expect(plausibleValues(gap, Float64Array.of(1, 2, 3, NaN))).toEqual([Float64Array.of(1, 2, 3, NaN)]);
  });

  it('are those of each feature for itself without a dependence, and refuse what does not fit', () => {
    const older = { ...model, dependence: undefined };
    const sorted = plausibleValues(older, patient, 9).map((values) => values[2]!);
    sorted.sort((a, b) => a - b);
    sorted.forEach((value, at) => expect(Math.abs(value - normalQuantile((at + 0.5) / 9))).toBeLessThan(0.02));
    expect(() => plausibleValues(model, Float64Array.of(1))).toThrow('has 4 values, but there are 1');
    expect(() => plausibleValues(model, patient, 0)).toThrow('a whole number from 1 on, but it is 0');
  });
});
