/** Machines with different engines: all shards of a run are trained with one kind, and a run that nobody can go on with says so. */
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { claimShard, finishShard } from '@/db/queries/shards';
import type { Application } from '@/lib/application';
import { joinEngineRecords } from '@/lib/jobs/shard-result';
import { openApplication } from '@/lib/open-application';
import { getRun } from '@/lib/services/get-run';
import { listWorkers } from '@/lib/services/list-workers';
import { startRun } from '@/lib/services/start-run';
import { waitForRun } from '@/lib/services/wait-for-run';
import { engineKind, reproducibleRecord } from '@/models/engines/engine-kind';
import { defaultConfig } from '@/models/training/defaults';
import { databaseKinds, openTestApplication, type TestApplication } from '../../support/databases';
import { insertExampleCohort } from '../../support/example-cohort';
import { until } from '../../support/processes';
import { fakeTrainerFile, openTrainerOrders } from '../../support/trainer-orders';

const gpuTrainerFile = path.join(path.dirname(fakeTrainerFile), 'fake-gpu-trainer.mjs');
const gpu = { engine: 'tensor', backend: 'node-gpu', device: 'a pretended GPU' } as const;
const cpu = { engine: 'tensor', backend: 'cpu', device: 'a pretended processor' } as const;
const actor = { userId: null, name: 'test' };
const orders = openTrainerOrders();
afterAll(orders.remove);

let test: TestApplication;
const others: Application[] = [];
afterEach(async () => {
  for (const app of others.splice(0)) await app.close();
  await test?.remove();
});
const openOther = async (trainerFile: string) => {
  const app = await openApplication(test.environment, { startWorker: true, trainerFile });
  others.push(app);
  return app;
};
/** Shards of 25 members. */
const queueRun = async (repeats: number) => {
  const cohort = await insertExampleCohort(test.app.database);
  const config = defaultConfig('sbqc', { epochs: 10, folds: 5, repeats });
  return (await startRun(test.app, { cohortId: cohort.id, config, actor })).id;
};

it('two trainings give the same numbers by engine and backend, on a GPU by the device too', () => {
  expect(engineKind({ engine: 'fused', backend: 'wasm-simd', device: 'any' })).toBe('fused on wasm-simd');
  expect(engineKind(cpu)).toBe(engineKind({ ...cpu, device: 'another' }));
  expect(engineKind(gpu)).toBe('tensor on node-gpu (a pretended GPU)');
  expect(reproducibleRecord(cpu)).toEqual(reproducibleRecord({ ...cpu, device: 'another' }));
  expect(reproducibleRecord(gpu)).toEqual(gpu);
  const devices = ['b', 'a', 'b'].map((device) => ({ ...cpu, device }));
  expect(joinEngineRecords(devices)).toEqual({ ...cpu, device: 'a and b' });
});

describe.each(databaseKinds)('a run on %s', (kind) => {
  it('throws a result of another kind of engine away and has that shard trained again', async () => {
    test = await openTestApplication({ kind });
    const { database } = test.app;
    const runId = await queueRun(10);
    const [first, second] = [await claimShard(database, runId, 0), await claimShard(database, runId, 1)];
    const finish = (position: number, claimId: string, engine: typeof gpu | typeof cpu) =>
      finishShard(database, runId, position, {
        ...{ resultFile: String(position).repeat(64), seconds: 1, history: [] },
        ...{ claimId, engine, engineKind: engineKind(engine) },
      });
    expect(await finish(1, second!.claim.claimId, gpu)).toBe('stored');
    expect(await finish(0, first!.claim.claimId, cpu)).toBe('other-engine');
    const { run, shards } = await getRun(test.app, { runId });
    expect(run).toMatchObject({ state: 'running', engine: gpu, engineKind: engineKind(gpu) });
    expect(shards.map(({ state, attempts }) => [state, attempts])).toEqual([
      ['queued', 0],
      ['finished', 1],
    ]);
    expect(await claimShard(database, runId, 0, { id: null, unable: [engineKind(gpu)] })).toBeNull();
    expect(await claimShard(database, runId, 0, { id: null, unable: [engineKind(cpu)] })).not.toBeNull();
  });

  it('waits for the engine it began with and says so, and other runs go on meanwhile', async () => {
    orders.replace({ hold: '25:0' });
    test = await openTestApplication({ kind, startWorker: true, trainerFile: gpuTrainerFile });
    const runId = await queueRun(10);
    await until(async () => (await getRun(test.app, { runId })).progress.membersDone === 25, 'the first shard');
    const environment = test.environment;
    await test.app.close();
    orders.release();

    const without = await openApplication(environment, { startWorker: true, trainerFile: fakeTrainerFile });
    await until(async () => (await getRun(without, { runId })).waiting !== null, 'a word on why it waits');
    const { run, shards, waiting } = await getRun(without, { runId });
    expect(waiting).toMatch(
      /^the run began on tensor on node-gpu \(a pretended GPU\), .*\(there is no such device here\)/,
    );
    expect(run.state).toBe('running');
    expect(shards.map(({ state, attempts }) => [state, attempts])).toEqual([
      ['finished', 1],
      ['queued', 0],
    ]);
    expect(orders.count('unable cpu')).toBe(1);
    const { workers } = await listWorkers(without);
    expect(workers.map(({ lacks }) => lacks)).toEqual([['tensor on node-gpu (a pretended GPU)']]);
    const cohort = await insertExampleCohort(without.database, { name: 'Other' });
    const config = defaultConfig('bce', { epochs: 10, folds: 5, repeats: 5 });
    const other = await startRun(without, { cohortId: cohort.id, config, actor });
    expect((await waitForRun(without, { runId: other.id })).run).toMatchObject({ state: 'finished', engine: cpu });
    await without.close();

    const app = await openApplication(environment, { startWorker: true, trainerFile: gpuTrainerFile });
    others.push(app);
    expect((await waitForRun(app, { runId })).run).toMatchObject({ state: 'finished', engine: gpu });
    expect(
      orders
        .calls()
        .filter((call) => call.startsWith('with '))
        .map((call) => call.split(' ')[1]),
    ).toEqual([...['node-gpu', 'cpu', 'node-gpu']]);
  });

  it('says that no worker is alive', async () => {
    test = await openTestApplication({ kind });
    const runId = await queueRun(5);
    expect((await getRun(test.app, { runId })).waiting).toMatch(/^no worker is alive: start the server/);
  });
});

describe.runIf(databaseKinds.includes('postgres'))('two machines on one PostgreSQL database', () => {
  it('one with a GPU and one without: a run is trained by the kind that finished first, whole', async () => {
    // The GPU's machine holds its first shard until the other one has finished one.
    orders.replace({ hold: '0:5' });
    test = await openTestApplication({ kind: 'postgres' });
    await openOther(gpuTrainerFile);
    const runId = await queueRun(20);
    await until(() => orders.count('train 0,') === 1, 'the GPU at work');
    await openOther(fakeTrainerFile);
    await until(() => orders.count('with cpu') > 0, 'the processor done');
    orders.release();
    const { run, shards } = await waitForRun(test.app, { runId });
    expect(run).toMatchObject({ state: 'finished', engine: cpu });
    expect(shards.map(({ attempts }) => attempts)).toEqual([1, 1, 1, 1]);
    // The GPU's shard was thrown away, and that machine lacks the fake processor: it left the rest to the other.
    expect(orders.count('with node-gpu')).toBe(1);
    expect(orders.count('with cpu')).toBe(4);
  });
});
