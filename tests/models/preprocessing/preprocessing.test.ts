import { describe, expect, it } from 'vitest';
import type { Feature, FeatureTable } from '@/models/features';
import { applyPreprocessing, applyToPatient } from '@/models/preprocessing/apply';
import { fitPreprocessing } from '@/models/preprocessing/fit';

const numeric = (name: string): Feature => {
  return {
    kind: 'numeric',
    name,
    label: name,
    unit: null,
    validRange: null,
    modifiable: true,
    zeroMeansMissing: false,
  };
};
const levels = ['a', 'b', 'c'];
const categorical: Feature = {
  kind: 'categorical',
  name: 'c',
  label: 'c',
  levels,
  levelLabels: levels,
  modifiable: false,
};

function table(numbers: number[], categories: number[]): FeatureTable {
  return {
    features: [numeric('x'), categorical],
    nRows: numbers.length,
    columns: [Float64Array.from(numbers), Float64Array.from(categories)],
  };
}

describe('preprocessing', () => {
  it('imputes by median and mode, standardises with divisor n and spreads a category over its levels', () => {
    // training rows 0..3: 1, 2, missing, 6 -> median 2 -> 1 2 2 6, mean 2.75, variance (3.0625+0.5625+0.5625+10.5625)/4 = 3.6875
    const data = table([1, 2, NaN, 6, 1000], [0, 2, 2, NaN, 1]);
    const fitted = fitPreprocessing(data, [0, 1, 2, 3]);
    expect(fitted.nInputs).toBe(4);
    expect(fitted.columns).toEqual([
      { kind: 'numeric', fill: 2, mean: 2.75, scale: Math.sqrt(3.6875) },
      { kind: 'categorical', fill: 2, nLevels: 3 },
    ]);
    const inputs = applyPreprocessing(fitted, data, [2, 3]);
    const scale = Math.sqrt(3.6875);
    expect(Array.from(inputs)).toEqual(Array.from(Float32Array.from([-0.75 / scale, 0, 0, 1, 3.25 / scale, 0, 0, 1])));
  });

  it('learns nothing from rows outside the training part', () => {
    const before = fitPreprocessing(table([1, 2, 4, 6, 5], [0, 2, 2, 1, 1]), [0, 1, 2, 3]);
    const after = fitPreprocessing(table([1, 2, 4, 6, 1e9], [0, 2, 2, 1, NaN]), [0, 1, 2, 3]);
    expect(after).toEqual(before);
  });

  it('keeps a constant and a wholly missing column at zero, also for a patient who differs', () => {
    const data = table([0.1, 0.1, NaN], [NaN, NaN, NaN]);
    for (const fitted of [fitPreprocessing(data, [0, 1, 2]), fitPreprocessing(data, [2])]) {
      const inputs = applyPreprocessing(fitted, data, [0, 1, 2]);
      expect(inputs.every(Number.isFinite)).toBe(true);
      expect(Array.from(applyToPatient(fitted, Float64Array.from([77, 1])))).toEqual([0, 0, 1, 0]);
    }
  });

  it('does the same for one patient as for a table', () => {
    const data = table([1, 2, NaN, 6], [0, 2, 1, NaN]);
    const fitted = fitPreprocessing(data, [0, 1, 2, 3]);
    for (let row = 0; row < 4; row++) {
      const values = Float64Array.from(data.columns, (column) => column[row]!);
      const alone = Float32Array.from(applyToPatient(fitted, values));
      expect(alone).toEqual(applyPreprocessing(fitted, data, [row]));
    }
  });

  it('counts a repeated row as often as it stands there, and refuses no rows', () => {
    const fitted = fitPreprocessing(table([1, 5, 9], [0, 1, 1]), [0, 0, 0, 2]);
    expect(fitted.columns[0]).toEqual({ kind: 'numeric', fill: 1, mean: 3, scale: Math.sqrt(12) });
    expect(() => fitPreprocessing(table([1], [0]), [])).toThrow('at least one row');
  });
});
