import { expect, it } from 'vitest';
import { summarizeFeature } from '@/models/inference/feature-summary';
import { referencePatient } from '@/models/inference/reference-patient';
import { age, pain } from './support';

const table = {
  features: [age, pain],
  nRows: 5,
  columns: [Float64Array.of(1, NaN, 3, 10, 4), Float64Array.of(2, 2, NaN, 0, 0)],
};

it('the reference patient: median of numbers, mode of categories, over the rows asked for', () => {
  expect(Array.from(referencePatient(table))).toEqual([3.5, 0]);
  expect(Array.from(referencePatient(table, [0, 1]))).toEqual([1, 2]);
  expect(Array.from(referencePatient(table, [1, 2]))).toEqual([3, 2]);
  expect(Number.isNaN(referencePatient(table, [1])[0])).toBe(true);
});

it('a numeric summary: 101 quantiles, a histogram of all present values, whether they are whole', () => {
  const summary = summarizeFeature(age, table.columns[0]!);
  if (summary.kind !== 'numeric') throw new Error('expected a numeric summary');
  expect(summary.quantiles).toHaveLength(101);
  expect([summary.quantiles[0], summary.quantiles[50], summary.quantiles[100]]).toEqual([1, 3.5, 10]);
  expect(summary.histogram.reduce((sum, count) => sum + count, 0)).toBe(4);
  expect(summary.histogram.at(-1)).toBe(1);
  expect(summary).toMatchObject({ integer: true, decimals: 0, nMissing: 1 });
  expect(summarizeFeature(age, Float64Array.of(0.25, -1.125, 3))).toMatchObject({ decimals: 3 });
  expect(summarizeFeature(age, Float64Array.of(0.25, 1e-7, 3))).toMatchObject({ decimals: 6 });
  expect(summarizeFeature(age, Float64Array.of(1.5, 2))).toMatchObject({ integer: false, decimals: 1 });
});

it('leaves the column as it was', () => {
  const column = Float64Array.of(5, 1, 3);
  summarizeFeature(age, column);
  expect(Array.from(column)).toEqual([5, 1, 3]);
});

it('a categorical summary counts each level, and a column without values has no quantiles', () => {
  expect(summarizeFeature(pain, table.columns[1]!)).toEqual({ kind: 'categorical', nMissing: 1, counts: [2, 0, 2] });
  expect(summarizeFeature(pain, table.columns[1]!, [0, 2])).toMatchObject({ nMissing: 1, counts: [0, 0, 1] });
  expect(summarizeFeature(age, Float64Array.of(NaN, NaN))).toMatchObject({ nMissing: 2, quantiles: [] });
});
