import { expect, it } from 'vitest';
import { createRandom } from '@/models/math/random';
import { smallCohort } from '../models/training/small-cohort';
import { flipLabels, pairedInterval, selectRows, splitRows } from './label-noise-parts';

it('splits every row once, with both outcomes in their shares', () => {
  const labels = Uint8Array.from({ length: 100 }, (_, row) => (row < 30 ? 1 : 0));
  const { train, test } = splitRows(labels, 0.3, createRandom(1));
  expect([...train, ...test].sort((one, other) => one - other)).toEqual([...labels.keys()]);
  expect(test.filter((row) => labels[row] === 1).length).toBe(9);
  expect(test.length).toBe(30);
});

it('turns over the asked share of labels, the same ones and more as it grows', () => {
  const labels = Uint8Array.from({ length: 50 }, (_, row) => row % 2);
  const turned = (share: number): number[] => {
    const flipped = flipLabels(labels, share, createRandom(3));
    return [...labels.keys()].filter((row) => flipped[row] !== labels[row]);
  };
  expect(turned(0)).toEqual([]);
  expect(turned(0.2).length).toBe(10);
  expect(turned(0.4)).toEqual(expect.arrayContaining(turned(0.2)));
});

it('selects rows of values and labels alike', () => {
  const cohort = smallCohort(20);
  const selected = selectRows(cohort, Int32Array.of(3, 17));
  expect(selected.table.columns[0]).toEqual(
    Float64Array.of(cohort.table.columns[0]![3]!, cohort.table.columns[0]![17]!),
  );
  expect(selected.labels).toEqual(Uint8Array.of(cohort.labels[3]!, cohort.labels[17]!));
});

it('the paired interval, by hand', () => {
  // mean 2, variance 1, three differences: 4.303 sqrt(1/3 + 3/7)
  const half = 4.303 * Math.sqrt(1 / 3 + 3 / 7);
  const { mean, low, high } = pairedInterval([1, 2, 3], 3 / 7);
  [mean, low, high].forEach((value, at) => expect(value).toBeCloseTo([2, 2 - half, 2 + half][at]!, 12));
  expect(() => pairedInterval([1], 1)).toThrow('needs 2 to 15');
});
