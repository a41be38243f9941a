import { beforeAll, describe, expect, it } from 'vitest';
import { assessPatient } from '@/models/inference/assess';
import { individualCurves } from '@/models/inference/individual-curves';
import { inferenceKernel } from './inference-kernel';
import { randomModel, testConfig } from './support';

let kernel: WebAssembly.Module;
beforeAll(async () => {
  kernel = await inferenceKernel();
});

const configs = [
  testConfig(),
  testConfig({ head: 'monotone' }),
  testConfig({ hiddenUnits: [6, 5], activation: 'tanh' }),
  testConfig({ loss: 'bqc', taus: [0.25, 0.5, 0.75] }),
  testConfig({ loss: 'bce', taus: [0.5] }),
  testConfig({ taus: [0.2, 0.7], hiddenUnits: [300] }),
];

describe.each(configs)('individualCurves: $loss $activation $head', (config) => {
  const model = randomModel(config, 2, 3);
  const columns = [
    Float64Array.of(44, NaN, 80, 20, -300),
    Float64Array.of(50, 61, 30, NaN, 900),
    Float64Array.of(0, 1, 2, NaN, 1),
  ];
  const table = { features: model.features, nRows: 5, columns };
  const grids = [Array.from({ length: 40 }, (_, step) => 20 + 1.5 * step), [], [0, 1, 2]];

  it('is what that member alone says of each patient so changed', () => {
    const curves = individualCurves(model, 1, table, grids);
    const risks: number[] = [];
    grids.forEach((grid, feature) => {
      expect(curves[feature]).toHaveLength(5 * grid.length);
      for (let row = 0; row < 5; row++) {
        // a member by itself takes its own fill for what is missing
        const { preprocessing } = model.members[1]!;
        const values = Float64Array.from(columns, (column, at) =>
          Number.isNaN(column[row]) ? preprocessing.columns[at]!.fill : column[row]!,
        );
        grid.forEach((value, point) => {
          const { risk } = assessPatient(model, values.with(feature, value), [1]);
          const found = curves[feature]![row * grid.length + point]!;
          expect(Math.abs(found - risk)).toBeLessThanOrEqual(1e-12 * risk + 1e-14);
          risks.push(found);
        });
      }
    });
    expect(Math.max(...risks) - Math.min(...risks)).toBeGreaterThan(0.1); // there was something to compare
  });

  it('is the same from the kernel, to the last digit', () => {
    expect(individualCurves(model, 1, table, grids, kernel)).toEqual(individualCurves(model, 1, table, grids));
    const others = [[30], [-1e5, 1e5], [0, 1, 2]]; // one value; far beyond the table of tails
    expect(individualCurves(model, 2, table, others, kernel)).toEqual(individualCurves(model, 2, table, others));
    const unsorted = [[60, 30, NaN], [], []];
    expect(individualCurves(model, 2, table, unsorted, kernel)).toEqual(individualCurves(model, 2, table, unsorted));
  });

  it('goes through more patients than a call of the kernel takes', () => {
    const many = {
      ...table,
      nRows: 19,
      columns: columns.map((column) => Float64Array.from({ length: 19 }, (_, row) => column[row % 5]! + row)),
    };
    const plain = individualCurves(model, 0, many, grids);
    expect(individualCurves(model, 0, many, grids, kernel)).toEqual(plain);
    expect(plain[0]!.subarray(0, 40)).not.toEqual(plain[0]!.subarray(18 * 40));
  });

  it('refuses a member that is not there', () => {
    expect(() => individualCurves(model, 3, table, grids)).toThrow('none at 3');
  });
});
