/** Files of patients under a model: whole or not at all, in any number, each as alone. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Application } from '@/lib/application';
import { predictFile, type PatientPrediction } from '@/lib/services/predict-file';
import { assessPatient } from '@/models/inference/assess';
import { openTestApplication, type TestApplication } from '../../support/databases';
import { insertFixtureCohort, insertFixtureModel } from '../../support/judged-cohort';
import { fixtureModel } from '../../support/report-fixture';
import { bundleInference } from '../../../scripts/bundle-inference.mjs';

describe('predictFile', () => {
  let test: TestApplication;
  let app: Application;
  let modelId: string;
  beforeAll(async () => {
    await bundleInference(); // so that the kernel judges here
    test = await openTestApplication();
    app = test.app;
    const cohort = await insertFixtureCohort(app, { name: 'Fixture' });
    modelId = await insertFixtureModel(app, { cohortId: cohort.id, name: 'First' });
  });
  afterAll(() => test.remove());

  const header = 'patient_id,glucose,bmi,insulin,beta,pain';
  const line = (row: number) =>
    `N${row},${80 + (row % 90)},${20 + (row % 17)},${row % 3 ? 50 + row : ''},1.5,${1 + (row % 4)}`;
  const bytesOf = (lines: readonly string[]) => new TextEncoder().encode([header, ...lines].join('\n'));

  async function predict(lines: readonly string[], maxPatients?: number) {
    const batches: (readonly PatientPrediction[])[] = [];
    const shares: number[] = [];
    const answer = await predictFile(app, {
      ...{ modelId, maxPatients, source: bytesOf(lines) },
      onBatch(batch, share) {
        batches.push(batch);
        shares.push(share);
      },
    });
    return { ...answer, batches, shares, predictions: batches.flat() };
  }

  it('judges every patient as alone, to the last bit, in the order of the file and in batches', async () => {
    const { nPatients, predictions, batches, shares, notices } = await predict(
      Array.from({ length: 1300 }, (_, row) => line(row)),
    );
    expect({ nPatients, notices }).toEqual({ nPatients: 1300, notices: [] });
    expect(batches.length).toBeGreaterThan(2);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
    const model = fixtureModel();
    predictions.forEach(({ row, id, assessment }, index) => {
      expect({ row, id }).toEqual({ row: index + 1, id: `N${index}` });
      const insulin = index % 3 ? 50 + index : NaN;
      const values = Float64Array.of(80 + (index % 90), 20 + (index % 17), insulin, 1.5, index % 4);
      expect(assessment).toEqual(assessPatient(model, values));
    });
  });

  it('answers for nobody where the last line is wrong', async () => {
    let nBatches = 0;
    const source = bytesOf([...Array.from({ length: 1200 }, (_, row) => line(row)), 'N9,high,20,50,1.5,1']);
    await expect(predictFile(app, { modelId, source, onBatch: () => nBatches++ })).rejects.toThrow(
      'line 1202, column glucose: "high" is not a number',
    );
    expect(nBatches).toBe(0);
  });

  it('refuses more patients than its caller can hold, and a file without any', async () => {
    await expect(predict([line(1), line(2), line(3)], 2)).rejects.toThrow('more than 2 patients');
    expect((await predict([line(1), line(2)], 2)).nPatients).toBe(2);
    await expect(predict([])).rejects.toThrow('no patients below it');
  });

  it('counts what it took as missing, and stops naming values after a thousand', async () => {
    const few = await predict(['a,100,25,50,1.5,9', 'b,100,25,50,1.5,9', 'c,100,25,50,1.5,1']);
    expect(few.notices).toEqual([
      'pain = 9 is unknown to the model or outside its valid range: taken as missing in 2 patients',
    ]);
    expect(few.predictions.map(({ outOfDistribution }) => outOfDistribution).slice(0, 2)).toEqual([true, true]);
    const many = await predict(Array.from({ length: 1005 }, (_, row) => `x,100,25,50,1.5,odd${row}`));
    expect(many.notices).toHaveLength(1001);
    expect(many.notices.at(-1)).toMatch(/^5 further values are unknown/);
  });
});
