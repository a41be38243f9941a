/**
 * Four workers as `npm run worker` starts them on one PostgreSQL database, killed as a power failure would, robbed of their trainers
 * and of their connections: every run must end once, with the bytes of an undisturbed run.
 */
import { once } from 'node:events';
import { readdir, utimes } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { listShardStates } from '@/db/queries/shards';
import { models, runs, shards, workers as workerRows } from '@/db/schema';
import type { Application } from '@/lib/application';
import type { Environment } from '@/lib/env';
import { maintain } from '@/lib/jobs/maintenance';
import { openApplication } from '@/lib/open-application';
import { startRun } from '@/lib/services/start-run';
import { waitForRun } from '@/lib/services/wait-for-run';
import { createRandom } from '@/models/math/random';
import { defaultConfig } from '@/models/training/defaults';
import { bundle } from '../../../scripts/bundle.mjs';
import { createTestEnvironment, databaseKinds, openTestApplication } from '../../support/databases';
import { insertExampleCohort } from '../../support/example-cohort';
import { killHard, until } from '../../support/processes';
import { isRunning, killAll, startWorkerProcess, trainersOf, type WorkerProcess } from '../../support/worker-process';

const actor = { userId: null, name: 'test' };
const trainerFile = path.resolve(import.meta.dirname, '../../../dist/trainer.mjs');
const seeds = [1, 2, 3];
const epochs = 80;
/** Eight shards of 25 members. */
const configOf = (seed: number) =>
  defaultConfig('sbqc', { seed, epochs, earlyStopping: null, folds: 5, repeats: 40, hiddenUnits: [64] });
const patience = 90_000;

/** The versions by seed of runs that nothing disturbs. */
async function undisturbedVersions(): Promise<Map<number, string>> {
  const test = await openTestApplication({ kind: 'embedded', startWorker: true, trainerFile });
  const ids = await queueRuns(test.app);
  for (const runId of ids) await waitForRun(test.app, { runId });
  const versions = await versionsOf(test.app);
  await test.remove();
  return versions;
}

async function queueRuns(app: Application): Promise<string[]> {
  const cohort = await insertExampleCohort(app.database, { nPatients: 240 });
  const ids: string[] = [];
  for (const seed of seeds) ids.push((await startRun(app, { cohortId: cohort.id, config: configOf(seed), actor })).id);
  return ids;
}

async function versionsOf(app: Application): Promise<Map<number, string>> {
  const rows = await app.database
    .select({ config: runs.config, version: models.version })
    .from(models)
    .innerJoin(runs, eq(runs.id, models.runId));
  expect(rows).toHaveLength(seeds.length);
  return new Map(rows.map(({ config, version }) => [config.seed, version]));
}

describe.runIf(databaseKinds.includes('postgres') && process.platform === 'linux')('four workers on PostgreSQL', () => {
  let expected: Map<number, string>;
  let environment: Environment;
  let remove: () => Promise<void>;
  let app: Application;
  let workers: WorkerProcess[] = [];
  const trainersSeen = new Set<number>();

  beforeAll(async () => {
    await bundle();
    expected = await undisturbedVersions();
  }, patience);
  const open = async () => {
    ({ environment, remove } = await createTestEnvironment('postgres'));
    environment = { ...environment, workerSilentSeconds: 3 };
    app = await openApplication(environment, { startWorker: false });
    workers = seeds.concat(0).map(() => startWorkerProcess(environment));
  };
  afterEach(async () => {
    await killAll(workers);
    await app.close();
    await remove();
  });
  afterAll(() => expect([...trainersSeen].filter(isRunning)).toEqual([]));

  const stateOf = async () => (await app.database.select().from(runs)).map(({ state }) => state);
  const isOver = async () =>
    (await stateOf()).every((state) => state !== 'queued' && state !== 'running' && state !== 'assembling');

  /** Share of all epochs of all shards that are trained, in [0,1]. */
  const shareDone = async () => {
    const done = sql<number>`avg(case when ${shards.state} = 'finished' then 1 else jsonb_array_length(${shards.history})::float8 / ${epochs} end)`;
    return (await app.database.select({ done }).from(shards))[0]!.done;
  };

  /** Kills a worker, starts another in its place, and waits until its trainer is gone. */
  const killWorker = async (worker: WorkerProcess) => {
    const trainers = trainersOf(worker);
    trainers.forEach((pid) => trainersSeen.add(pid));
    await killHard(worker.child);
    workers[workers.indexOf(worker)] = startWorkerProcess(environment);
    await until(() => !trainers.some(isRunning), 'the end of the orphaned trainer');
  };

  /** Every run is finished, once and with the right bytes; nothing is left over, not even a queued shard. */
  const expectAllWell = async () => {
    expect(await stateOf()).toEqual(seeds.map(() => 'finished'));
    const versions = await versionsOf(app);
    expect(versions).toEqual(expected);
    // Those that live end in order, and with what they were clearing up.
    const ends = workers.map(({ child }) => once(child, 'exit'));
    workers.forEach(({ child }) => child.kill('SIGTERM'));
    expect((await Promise.all(ends)).map(([status]) => status as number)).toEqual(workers.map(() => 0));
    const folder = path.join(environment.home, 'files');
    const files = async () =>
      (await readdir(folder, { recursive: true })).filter((name) => name.length > 2).map((name) => path.basename(name));
    // Two hours later maintenance has cleared away what a worker left that died in mid-write, or before it cleared up.
    const then = new Date(Date.now() - 2 * 3_600_000);
    for (const name of await readdir(folder, { recursive: true })) await utimes(path.join(folder, name), then, then);
    await maintain(app, { tidy: null });
    expect((await files()).sort()).toEqual([...versions.values(), 'folder-id'].sort());
  };

  it(
    'survive ten kills of workers and trainers at random moments',
    async () => {
      await open();
      const runIds = await queueRuns(app);
      const random = createRandom('ten kills');
      const finished = new Set<string>();
      /** A shard that was trained stays trained. */
      const look = async () => {
        const states = await listShardStates(app.database, runIds);
        const key = ({ runId, position }: (typeof states)[number]) => `${runId}:${position}`;
        const now = new Set(states.filter(({ state }) => state === 'finished').map(key));
        expect([...finished].filter((shard) => !now.has(shard))).toEqual([]);
        now.forEach((shard) => finished.add(shard));
      };
      await until(() => workers.every((worker) => trainersOf(worker).length > 0), 'four trainers at work', patience);
      const kills = { worker: 0, trainer: 0 };
      // Moments of the work and not of the clock, so that all fall into it however fast the machine is.
      const moments = Array.from({ length: 10 }, () => 0.8 * random.next()).sort((a, b) => a - b);
      for (const moment of moments) {
        await until(async () => (await shareDone()) >= moment, `${moment} of the work`, patience);
        await look();
        const victim = workers[Math.floor(random.next() * workers.length)]!;
        const [trainer] = trainersOf(victim);
        if (random.next() < 0.5 && trainer !== undefined) {
          trainersSeen.add(trainer);
          process.kill(trainer, 'SIGKILL');
          kills.trainer++;
        } else {
          await killWorker(victim);
          kills.worker++;
        }
      }
      expect(Math.min(kills.worker, kills.trainer)).toBeGreaterThan(0);
      await until(async () => (await look(), isOver()), 'the end of all runs', patience);
      await expectAllWell();
    },
    2 * patience,
  );

  it(
    'survive a kill in assembling and the loss of every connection',
    async () => {
      await open();
      await queueRuns(app);
      const cutAll = () =>
        app.database.execute(
          sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
        );
      await until(() => workers.some((worker) => trainersOf(worker).length > 0), 'a trainer at work', patience);
      for (let cut = 0; cut < 5; cut++) {
        await delay(300);
        await cutAll();
      }
      const assembler = async () => {
        const [row] = await app.database
          .select({ processId: workerRows.processId })
          .from(runs)
          .innerJoin(workerRows, eq(workerRows.id, runs.assembleWorkerId))
          .where(sql`${runs.state} = 'assembling' and ${runs.assembleHeartbeatAt} is not null`);
        return workers.find(({ child }) => child.pid === row?.processId) ?? null;
      };
      let victim: WorkerProcess | null = null;
      await until(async () => (victim = await assembler()) !== null, 'a worker that assembles', patience);
      // Until then nobody has ended for the lack of a connection: if so, with these words.
      const lastWords = ({ child, words }: WorkerProcess) => (child.exitCode === null ? null : words());
      expect(workers.map(lastWords)).toEqual(workers.map(() => null));
      await killWorker(victim!);
      await until(isOver, 'the end of all runs', patience);
      await expectAllWell();
    },
    2 * patience,
  );
});
