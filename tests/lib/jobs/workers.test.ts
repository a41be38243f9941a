/** Several workers, or one that is lost. */
import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { claimShard, releaseShard, reportShard } from '@/db/queries/shards';
import { requeueSilentShards } from '@/db/queries/silent-work';
import { claimAssembling, touchAssembling } from '@/db/queries/runs';
import { runs, shards } from '@/db/schema';
import type { Application } from '@/lib/application';
import { openApplication } from '@/lib/open-application';
import { getRun } from '@/lib/services/get-run';
import { startRun } from '@/lib/services/start-run';
import { waitForRun } from '@/lib/services/wait-for-run';
import { defaultConfig } from '@/models/training/defaults';
import { databaseKinds, openTestApplication, type TestApplication } from '../../support/databases';
import { insertExampleCohort } from '../../support/example-cohort';
import { until } from '../../support/processes';
import { fakeTrainerFile, openTrainerOrders } from '../../support/trainer-orders';

const actor = { userId: null, name: 'test' };
const orders = openTrainerOrders();
afterAll(orders.remove);

let test: TestApplication;
afterEach(() => test.remove());

async function queueRun(app: Application, repeats: number): Promise<string> {
  const cohort = await insertExampleCohort(app.database);
  const config = defaultConfig('sbqc', { epochs: 10, folds: 5, repeats });
  return (await startRun(app, { cohortId: cohort.id, config, actor })).id;
}

describe.each(databaseKinds)('a worker lost on %s', (kind) => {
  it('has its shard taken over, and can then change nothing of it', async () => {
    orders.replace({});
    test = await openTestApplication({ kind, trainerFile: fakeTrainerFile });
    const { database } = test.app;
    const runId = await queueRun(test.app, 5);
    // The lost worker: it took the shard and has been silent for a minute.
    const { claim: lost } = (await claimShard(database, runId, 0))!;
    await database
      .update(shards)
      .set({ updatedAt: sql`now() - interval '1 minute'` })
      .where(eq(shards.runId, runId));
    expect(await claimShard(database, runId, 0)).toBeNull();
    const app = await test.reopen({ startWorker: true });
    expect((await waitForRun(app, { runId })).run.state).toBe('finished');
    expect(await reportShard(app.database, lost, [])).toBe(false);
    // To lose a worker is no failure of the shard; on the embedded database it was a stop of the server, and no loss either.
    expect((await getRun(app, { runId })).shards[0]).toMatchObject({
      attempts: 1,
      losses: kind === 'embedded' ? 0 : 1,
    });
  });

  it('that comes back cannot disturb the one that took over', async () => {
    test = await openTestApplication({ kind });
    const { database } = test.app;
    const runId = await queueRun(test.app, 5);
    const claim = async () => (await claimShard(database, runId, 0))!.claim;
    const lost = await claim();
    await database.update(shards).set({ updatedAt: sql`now() - interval '1 minute'` });
    await requeueSilentShards(database, 30);
    const taker = await claim();
    await requeueSilentShards(database, 30);
    await releaseShard(database, lost, true);
    expect(await reportShard(database, lost, [])).toBe(false);
    expect(await reportShard(database, taker, [])).toBe(true);
  });

  it('has its assembling taken over', async () => {
    orders.replace({});
    test = await openTestApplication({ kind, trainerFile: fakeTrainerFile, startWorker: true });
    const runId = await queueRun(test.app, 5);
    await waitForRun(test.app, { runId });
    const idle = await test.reopen({ startWorker: false });
    // Back to the moment before the model was made; its shard's file is gone too, so that is trained again.
    await idle.database.execute(sql`DELETE FROM models`);
    await idle.database.update(runs).set({ state: 'assembling', assembleHeartbeatAt: null, assembleAttempts: 0 });
    const { run, claim } = (await claimAssembling(idle.database, runId))!;
    expect(run).toMatchObject({ assembleAttempts: 1 });
    expect(await claimAssembling(idle.database, runId)).toBeNull();
    expect(await touchAssembling(idle.database, claim)).toBe(true);
    await idle.database.update(runs).set({ assembleHeartbeatAt: sql`now() - interval '1 minute'` });
    const app = await test.reopen({ startWorker: true });
    expect((await waitForRun(app, { runId })).run.state).toBe('finished');
    expect(await touchAssembling(app.database, claim)).toBe(false);
  });
});

if (databaseKinds.includes('postgres')) {
  describe('two workers on one PostgreSQL database', () => {
    it('share the shards of a run, each of which is trained once', async () => {
      orders.replace({ hold: '0:5' });
      test = await openTestApplication({ kind: 'postgres', trainerFile: fakeTrainerFile });
      const options = { startWorker: true, trainerFile: fakeTrainerFile };
      const workers = await Promise.all([1, 2].map(() => openApplication(test.environment, options)));
      const runId = await queueRun(test.app, 40);
      await until(() => orders.count('trained') === 7, 'all other shards, done by the other worker');
      orders.release();
      expect((await waitForRun(test.app, { runId })).run.state).toBe('finished');
      expect(orders.processes()).toHaveLength(2);
      expect([orders.count('train '), orders.count('trained'), orders.count('assemble 200')]).toEqual([8, 8, 1]);
      await Promise.all(workers.map((worker) => worker.close()));
    });

    it('has a shard left alone whose worker lives', async () => {
      orders.replace({});
      test = await openTestApplication({ kind: 'postgres', trainerFile: fakeTrainerFile });
      const runId = await queueRun(test.app, 10);
      await claimShard(test.app.database, runId, 0);
      const app = await test.reopen({ startWorker: true });
      const finished = async () => (await getRun(app, { runId })).progress.membersDone;
      await expect.poll(finished, { timeout: 20_000 }).toBe(25);
      expect((await getRun(app, { runId })).shards.map((shard) => shard.state)).toEqual(['running', 'finished']);
    });
  });
}
