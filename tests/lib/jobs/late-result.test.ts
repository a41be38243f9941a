/** A worker that was thought dead comes back with its result, on machines whose clocks need not agree. */
import { sql } from 'drizzle-orm';
import { afterEach, describe, expect, it } from 'vitest';
import { claimAssembling, findRun, releaseAssembling, touchAssembling } from '@/db/queries/runs';
import { claimShard, finishShard, listShards, reportShard } from '@/db/queries/shards';
import { releaseSilentAssembling, requeueSilentShards } from '@/db/queries/silent-work';
import { runs, shards } from '@/db/schema';
import { freeSilentWork } from '@/lib/jobs/settle-leftovers';
import { startRun } from '@/lib/services/start-run';
import { defaultConfig } from '@/models/training/defaults';
import { databaseKinds, openTestApplication, type TestApplication } from '../../support/databases';
import { insertExampleCohort } from '../../support/example-cohort';

const engine = { engine: 'fused', backend: 'wasm-simd', device: 'a processor' } as const;
const yielded = { seconds: 2, engine, engineKind: 'fused on wasm-simd', history: [] };
const file = 'a'.repeat(64);
let test: TestApplication;
afterEach(() => test.remove());

describe.each(databaseKinds)('on %s', (kind) => {
  /** A run of one shard, taken by a worker that then falls silent for a minute, and what it holds. */
  const lose = async () => {
    test = await openTestApplication({ kind });
    const { database } = test.app;
    const cohort = await insertExampleCohort(database);
    const config = defaultConfig('sbqc', { folds: 5, repeats: 5 });
    const actor = { userId: null, name: 'test' };
    const { id: runId } = await startRun(test.app, { cohortId: cohort.id, config, actor });
    const { claim: lost } = (await claimShard(database, runId, 0))!;
    await database.update(shards).set({ updatedAt: sql`now() - interval '1 minute'` });
    await requeueSilentShards(database, 30);
    const shardNow = async () => (await listShards(database, runId))[0]!;
    return { database, runId, lost, shardNow };
  };

  it('the late result counts while nobody has taken the shard over, and the run goes on once', async () => {
    const { database, runId, lost, shardNow } = await lose();
    expect(await shardNow()).toMatchObject({ state: 'queued', attempts: 0, losses: 1 });
    expect(await finishShard(database, runId, 0, { ...yielded, resultFile: file, claimId: lost.claimId })).toBe(
      'stored',
    );
    expect(await shardNow()).toMatchObject({ state: 'finished', resultFile: file });
    expect(await findRun(database, runId)).toMatchObject({ state: 'assembling' });
    expect(await claimShard(database, runId, 0)).toBeNull();
  });

  it('the late result ends the work of whoever took over, whose own result then changes nothing', async () => {
    const { database, runId, lost, shardNow } = await lose();
    const { claim: taker } = (await claimShard(database, runId, 0))!;
    expect(await finishShard(database, runId, 0, { ...yielded, resultFile: file, claimId: lost.claimId })).toBe(
      'stored',
    );
    expect(await reportShard(database, taker, [])).toBe(false);
    const first = await shardNow();
    // The same bytes: it counts as stored. Other bytes, as of another processor's name: whoever has them may throw them away.
    const again = { ...yielded, seconds: 9, claimId: taker.claimId };
    expect(await finishShard(database, runId, 0, { ...again, resultFile: file })).toBe('stored');
    expect(await finishShard(database, runId, 0, { ...again, resultFile: 'b'.repeat(64) })).toBe('unwanted');
    expect(await shardNow()).toEqual(first);
  });

  it('the late result of a run at its end changes nothing', async () => {
    const { database, runId, lost } = await lose();
    await database.update(runs).set({ state: 'cancelled' });
    await database.update(shards).set({ state: 'cancelled' });
    expect(await finishShard(database, runId, 0, { ...yielded, resultFile: file, claimId: lost.claimId })).toBe(
      'unwanted',
    );
    expect(await findRun(database, runId)).toMatchObject({ state: 'cancelled', engine: null });
  });

  it('an assembling that was taken over is not the old worker’s any more', async () => {
    const { database, runId } = await lose();
    await finishShard(database, runId, 0, { ...yielded, resultFile: file });
    const { claim: old } = (await claimAssembling(database, runId))!;
    await database.update(runs).set({ assembleHeartbeatAt: sql`now() - interval '1 minute'` });
    expect(await releaseSilentAssembling(database, 30)).toEqual([{ runId, losses: 1 }]);
    const { claim: taker, run } = (await claimAssembling(database, runId))!;
    expect(run.assembleAttempts).toBe(1);
    expect(await touchAssembling(database, old)).toBe(false);
    await releaseAssembling(database, old, true);
    expect(await claimAssembling(database, runId)).toBeNull();
    expect(await touchAssembling(database, taker)).toBe(true);
  });

  // The embedded database has the clock of its process: there is no other clock to differ from.
  if (kind === 'postgres') {
    it('silence is told by the database’s clock alone, whatever a machine thinks of the time', async () => {
      const { database, runId } = await lose();
      await claimShard(database, runId, 0);
      const real = Date.now;
      try {
        // This machine is an hour ahead.
        Date.now = () => real() + 3_600_000;
        expect(await requeueSilentShards(database, 30)).toEqual([]);
      } finally {
        Date.now = real;
      }
    });
  }

  it('a shard that takes its worker with it again and again ends the run with a reason', async () => {
    const { database, runId } = await lose();
    for (let loss = 2; loss <= 10; loss++) {
      expect(await findRun(database, runId)).toMatchObject({ state: 'running' });
      await claimShard(database, runId, 0);
      await database.update(shards).set({ updatedAt: sql`now() - interval '1 minute'` });
      await freeSilentWork(test.app, 30);
    }
    expect(await findRun(database, runId)).toMatchObject({
      state: 'crashed',
      reason: expect.stringMatching(/^its worker was lost 10 times at the same piece of work/) as string,
    });
  });
});
