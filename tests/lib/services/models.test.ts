/** Models once they are there: finding, publishing, retiring, reading. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findModelById } from '@/db/queries/models';
import { cohorts, models, runs } from '@/db/schema';
import type { Application } from '@/lib/application';
import { openFileStore } from '@/lib/jobs/file-store';
import { findModel } from '@/lib/services/find-model';
import { getTrainedModel } from '@/lib/services/get-trained-model';
import { listAuditEvents } from '@/lib/services/list-audit-events';
import { listModels } from '@/lib/services/list-models';
import { publishForTest } from '../../support/publish';
import { retireModel } from '@/lib/services/retire-model';
import { unpublishModel } from '@/lib/services/unpublish-model';
import { defaultConfig } from '@/models/training/defaults';
import { databaseKinds, openTestApplication, type TestApplication } from '../../support/databases';
import { insertExampleCohort } from '../../support/example-cohort';

const actor = { userId: null, name: 'analyst@example.org' };
const none = '00000000-0000-4000-8000-000000000000';

describe.each(databaseKinds)('models on %s', (kind) => {
  let test: TestApplication;
  let app: Application;
  let cohortId: string;
  beforeAll(async () => {
    test = await openTestApplication({ kind });
    app = test.app;
    cohortId = (await insertExampleCohort(app.database)).id;
  });
  afterAll(() => test.remove());

  /** A model row as a finished run leaves it. */
  async function addModel(name: string, version: string): Promise<string> {
    const config = defaultConfig('sbqc');
    const [run] = await app.database.insert(runs).values({ cohortId, config, state: 'finished' }).returning();
    const row = { runId: run!.id, cohortId, name, version: version.padEnd(64, '0'), seconds: 1 };
    const [model] = await app.database.insert(models).values(row).returning();
    return model!.id;
  }

  it('are found by id, by name (the newest) and by the digits of a version', async () => {
    const [first, second] = [await addModel('Found', 'abc1230'), await addModel('Found', 'abc1231')];
    const idOf = async (reference: string) => (await findModel(app, { reference }))?.id ?? null;
    expect(await idOf(first)).toBe(first);
    expect(await idOf('Found')).toBe(second);
    expect(await idOf(' ABC1230 ')).toBe(first);
    expect(await idOf('abc12')).toBeNull();
    expect(await idOf('%')).toBeNull();
    expect(await idOf('nobody')).toBeNull();
    await expect(idOf('abc123')).rejects.toMatchObject({
      kind: 'bad-input',
      message: 'version abc123 fits 2 models: give more of its digits',
    });
    expect(await findModelById(app.database, 'no id')).toBeNull();
  });

  it('are shown to clinicians from publication to withdrawal, every step on record', async () => {
    const modelId = await addModel('Shown', 'd00d00');
    const shown = async () => (await listModels(app, { publishedOnly: true })).map((model) => model.id);
    expect(await shown()).not.toContain(modelId);
    await publishForTest(app, { modelId, threshold: 0.3, actor });
    expect(await listModels(app, { publishedOnly: true })).toMatchObject([
      { id: modelId, threshold: 0.3, cohortName: 'Example' },
    ]);
    await unpublishModel(app, { modelId, actor });
    expect(await shown()).not.toContain(modelId);
    await publishForTest(app, { modelId, actor });
    expect(await shown()).toContain(modelId);
    await retireModel(app, { modelId, actor });
    expect(await shown()).not.toContain(modelId);
    await expect(publishForTest(app, { modelId, actor })).rejects.toMatchObject({ kind: 'conflict' });
    const { events } = await listAuditEvents(app, { limit: 4 });
    expect(events.map((event) => event.action)).toEqual([
      'model.retired',
      'model.published',
      'model.unpublished',
      'model.published',
    ]);
    expect(events[3]).toMatchObject({ actor: actor.name, subject: `model ${modelId}`, details: { threshold: 0.3 } });
  });

  it.each([0, 1, -0.1, Number.NaN])('are not published with the threshold %d', async (threshold) => {
    const modelId = await addModel('Threshold', 'e0e0e0');
    await expect(publishForTest(app, { modelId, threshold, actor })).rejects.toMatchObject({ kind: 'bad-input' });
  });

  it('that do not exist are said not to', async () => {
    for (const modelId of [none, 'no id']) {
      const changes = [publishForTest, unpublishModel, retireModel] as const;
      for (const change of changes) {
        await expect(change(app, { modelId, actor })).rejects.toMatchObject({ kind: 'not-found' });
      }
      await expect(getTrainedModel(app, { modelId })).rejects.toMatchObject({ kind: 'not-found' });
    }
  });

  it('whose file is missing say so, each time they are asked', async () => {
    const modelId = await addModel('Without a file', 'f00f00');
    const files = openFileStore(test.environment.home);
    const ask = () => getTrainedModel({ ...app, files }, { modelId });
    await expect(ask()).rejects.toMatchObject({ kind: 'not-found' });
    await expect(ask()).rejects.toMatchObject({ kind: 'not-found' });
  });

  it('go with their cohort', async () => {
    const modelId = await addModel('Goes', 'a0a0a0');
    await app.database.delete(cohorts);
    expect(await findModelById(app.database, modelId)).toBeNull();
  });
});
