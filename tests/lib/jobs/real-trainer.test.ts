/** A run with the trainer that trains: what comes out of the queue is a model that judges every patient. */
import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listJudgedPatients } from '@/db/queries/predictions';
import type { Cohort } from '@/db/queries/cohorts';
import { cancelRun } from '@/lib/services/cancel-run';
import { getModel } from '@/lib/services/get-model';
import { getRun } from '@/lib/services/get-run';
import { getTrainedModel } from '@/lib/services/get-trained-model';
import { startRun } from '@/lib/services/start-run';
import { waitForRun } from '@/lib/services/wait-for-run';
import type { LossName } from '@/models/training/config';
import { defaultConfig } from '@/models/training/defaults';
import { databaseKinds, openTestApplication, type TestApplication } from '../../support/databases';
import { insertExampleCohort } from '../../support/example-cohort';
import { until } from '../../support/processes';
import { bundleProgram } from '../../support/bundle';

const actor = { userId: null, name: 'test' };
const small = { epochs: 3, folds: 3, repeats: 2, hiddenUnits: [6], batchSize: 16 };

let trainerFile: string;
beforeAll(async () => {
  trainerFile = await bundleProgram('models/trainer/main.ts');
});
afterAll(() => rm(trainerFile, { force: true }));

describe.each(databaseKinds)('the real trainer, its results kept on %s', (kind) => {
  let test: TestApplication;
  let cohort: Cohort;
  beforeAll(async () => {
    test = await openTestApplication({ kind, startWorker: true, trainerFile });
    cohort = await insertExampleCohort(test.app.database);
  });
  afterAll(() => test.remove());

  const train = async (loss: LossName, seed = 1) => {
    const { folds, repeats } = small;
    const config = defaultConfig(loss, { ...(loss === 'logistic' ? { folds, repeats } : small), seed });
    const { id } = await startRun(test.app, { cohortId: cohort.id, config, actor });
    return (await waitForRun(test.app, { runId: id })).run;
  };

  it.each(['sbqc', 'bce', 'logistic'] as const)(
    'yields a %s model whose version is the hash of its file',
    async (loss) => {
      const run = await train(loss);
      expect(run).toMatchObject({ state: 'finished', reason: null });
      const { model, trained } = await getTrainedModel(test.app, { modelId: run.modelId! });
      expect(
        createHash('sha256')
          .update(await test.app.files.get(model.version))
          .digest('hex'),
      ).toBe(model.version);
      expect(trained.members.map((member) => member.index)).toEqual([0, 1, 2, 3, 4, 5]);
      expect(trained.config).toEqual(run.config);
      // The run says what it was trained on; the file only what the numbers depend on, so that another processor gives the same bytes.
      expect(run.engine).toEqual({
        ...(loss === 'logistic' ? { engine: 'exact', backend: 'newton' } : { engine: 'fused', backend: 'wasm-simd' }),
        device: expect.stringMatching(loss === 'logistic' ? /./ : /thread/) as string,
        why: expect.stringMatching(loss === 'logistic' ? /^solved exactly: / : /fused/) as string,
      });
      const { engine, backend } = run.engine!;
      expect(trained.engine).toEqual({ engine, backend, device: 'the same on every processor' });
      expect(trained.codeVersion).toMatch(/^\d+\.\d+\.\d+\+[0-9a-f]{12}$/);

      const patients = await listJudgedPatients(test.app.database, { modelId: model.id, limit: 100 });
      expect(patients).toHaveLength(60);
      expect(patients.filter((patient) => patient.part === 'holdout')).toHaveLength(12);
      for (const { risk, assessment } of patients) {
        expect(risk).toBe(assessment.risk);
        expect(0 < risk && risk < 1 && assessment.riskLow <= risk && risk <= assessment.riskHigh).toBe(true);
      }
      const { evaluation } = await getModel(test.app, { modelId: model.id });
      expect(evaluation.outOfFold.nPatients + (evaluation.holdout?.nPatients ?? 0)).toBe(60);
    },
  );

  it('yields the same version from the same seed, and another from another', async () => {
    const versions = [];
    for (const seed of [7, 7, 8]) {
      const { modelId } = await train('sbqc', seed);
      versions.push((await getModel(test.app, { modelId: modelId! })).version);
    }
    expect(versions[1]).toBe(versions[0]);
    expect(versions[2]).not.toBe(versions[0]);
  });

  it('is cancelled in mid-shard and then trains the next run', async () => {
    const config = defaultConfig('sbqc', { ...small, epochs: 5000, earlyStopping: null });
    const { id: runId } = await startRun(test.app, { cohortId: cohort.id, config, actor });
    await until(async () => (await getRun(test.app, { runId })).progress.share > 0, 'progress');
    await cancelRun(test.app, { runId, actor });
    expect(await train('bce')).toMatchObject({ state: 'finished' });
    expect((await getRun(test.app, { runId })).run).toMatchObject({ state: 'cancelled', modelId: null });
  });
});
