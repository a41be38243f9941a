import { utimes } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { models, runs, shards } from '@/db/schema';
import { maintain } from '@/lib/jobs/maintenance';
import { defaultConfig } from '@/models/training/defaults';
import { openTestApplication } from '../../support/databases';
import { insertExampleCohort } from '../../support/example-cohort';

it('maintenance clears old files that nothing names, keeps all others, and tidies the database', async () => {
  const test = await openTestApplication();
  const { app } = test;
  const { id: cohortId } = await insertExampleCohort(app.database);
  const config = defaultConfig('sbqc');
  const store = async (text: string, hoursAgo: number) => {
    const sha256 = await app.files.put(new TextEncoder().encode(text));
    const writtenAt = new Date(Date.now() - hoursAgo * 3_600_000);
    await utimes(path.join(test.environment.home, 'files', sha256.slice(0, 2), sha256), writtenAt, writtenAt);
    return sha256;
  };
  const [ofModel, ofLive, ofCrashed] = [await store('model', 9), await store('live', 9), await store('crashed', 9)];
  const [orphan, young] = [await store('orphan', 9), await store('young', 0)];
  const addRun = async (state: 'finished' | 'running' | 'crashed', resultFile: string) => {
    const [run] = await app.database.insert(runs).values({ cohortId, config, state }).returning();
    await app.database
      .insert(shards)
      .values({ runId: run!.id, position: 0, memberIndices: [0], state: 'finished', resultFile });
    return run!.id;
  };
  const finished = await addRun('finished', orphan);
  await addRun('running', ofLive);
  await addRun('crashed', ofCrashed);
  await app.database.insert(models).values({ runId: finished, cohortId, name: 'Model', version: ofModel, seconds: 1 });

  let tidied = 0;
  const tidy = () => Promise.resolve(void (tidied += 1));
  await maintain(app, { tidy });
  const left = (await app.files.list()).map((file) => file.sha256);
  expect(left.sort()).toEqual([ofModel, ofLive, young].sort());
  expect(tidied).toBe(1);
  await test.remove();
});
