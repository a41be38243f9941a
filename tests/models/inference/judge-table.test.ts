import { expect, it } from 'vitest';
import { assessPatient } from '@/models/inference/assess';
import { createTableJudge } from '@/models/inference/judge-table';
import { createRandom } from '@/models/math/random';
import { inferenceKernel } from './inference-kernel';
import { randomModel, testConfig } from './support';

it('judges a table as each of its patients alone, by the kernel and without, one table after the other', async () => {
  const model = randomModel(testConfig({ hiddenUnits: [11] }), 2, 4);
  const random = createRandom('table');
  const nRows = 150; // more than the kernel takes at once, twice
  const columns = [
    Float64Array.from({ length: nRows }, (_, row) => (row % 9 === 4 ? NaN : 50 + 10 * random.normal())),
    Float64Array.from({ length: nRows }, () => 50 + 10 * random.normal()),
    Float64Array.from({ length: nRows }, (_, row) => row % 3),
  ];
  const expected = Array.from({ length: nRows }, (_, row) =>
    assessPatient(
      model,
      Float64Array.from(columns, (column) => column[row]!),
    ),
  );
  expect(new Set(expected.map(({ risk }) => risk)).size).toBeGreaterThan(100);
  const few = { features: model.features, nRows: 3, columns: columns.map((column) => column.slice(0, 3)) };
  for (const kernel of [null, await inferenceKernel()]) {
    const judge = createTableJudge(model, kernel);
    expect(judge({ features: model.features, nRows, columns })).toEqual(expected);
    expect(judge(few)).toEqual(expected.slice(0, 3));
  }
});
