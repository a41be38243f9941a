/** A run from its start to its end, through queue, worker and a trainer process that only pretends to train. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cohort } from '@/db/queries/cohorts';
import { listRisks } from '@/db/queries/predictions';
import { listShards } from '@/db/queries/shards';
import type { Application } from '@/lib/application';
import { cancelRun } from '@/lib/services/cancel-run';
import { findModel } from '@/lib/services/find-model';
import { getModel } from '@/lib/services/get-model';
import { getRun, type RunDetails } from '@/lib/services/get-run';
import { listAuditEvents } from '@/lib/services/list-audit-events';
import { listRuns } from '@/lib/services/list-runs';
import { startRun } from '@/lib/services/start-run';
import { waitForRun } from '@/lib/services/wait-for-run';
import { defaultConfig } from '@/models/training/defaults';
import { databaseKinds, openTestApplication, type TestApplication } from '../../support/databases';
import { insertExampleCohort } from '../../support/example-cohort';
import { until } from '../../support/processes';
import { fakeTrainerFile, openTrainerOrders } from '../../support/trainer-orders';

const actor = { userId: null, name: 'test' };
/** Two shards of 25 members. */
const config = defaultConfig('sbqc', { epochs: 10, folds: 5, repeats: 10 });

const orders = openTrainerOrders();
afterAll(orders.remove);

function isAlive(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch {
    return false;
  }
}

describe.each(databaseKinds)('a run on %s', (kind) => {
  let test: TestApplication;
  let app: Application;
  let cohort: Cohort;
  beforeAll(async () => {
    test = await openTestApplication({ kind, startWorker: true, trainerFile: fakeTrainerFile });
    app = test.app;
    cohort = await insertExampleCohort(app.database);
  });
  afterAll(() => test.remove());

  const start = async (modelName?: string) =>
    (await startRun(app, { cohortId: cohort.id, config, actor, modelName })).id;

  it('is trained shard by shard, assembled, and yields one model', async () => {
    orders.replace({ hold: '25:5' });
    const runId = await start();
    const seen: number[] = [];
    const onProgress = ({ progress }: RunDetails) => {
      seen.push(progress.share);
      // Half of the second shard.
      if (progress.share >= 0.75) orders.release();
    };
    const { run, progress } = await waitForRun(app, { runId, onProgress });
    expect(run).toMatchObject({ state: 'finished', reason: null, cohortName: 'Example' });
    expect(run.engine).toEqual({ engine: 'tensor', backend: 'cpu', device: 'a pretended processor' });
    expect(progress).toMatchObject({
      membersDone: 50,
      members: 50,
      epoch: 10,
      epochs: 10,
      share: 1,
      secondsLeft: null,
    });
    expect(progress.history).toHaveLength(10);
    for (const { epoch, loss } of progress.history) expect(loss).toBeCloseTo(1 / (epoch + 1), 12);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen).toContain(0.75);
    expect([orders.count('trained'), orders.count('assemble 50')]).toEqual([2, 1]);

    const model = await getModel(app, { modelId: run.modelId! });
    expect(model).toMatchObject({ name: 'Example-sbqc', cohortName: 'Example', publishedAt: null });
    expect(model.evaluation.outOfFold.nPatients).toBe(60);
    const file = JSON.parse(Buffer.from(await app.files.get(model.version)).toString()) as { members: number[][] };
    expect(file.members).toEqual([...Array(50).keys()].map((index) => [index, config.seed]));
    expect(await listRisks(app.database, model.id)).toEqual([...Array(60).keys()].map((row) => row / 60));
    for (const reference of [model.id, 'Example-sbqc', model.version.slice(0, 7)]) {
      expect((await findModel(app, { reference }))?.id).toBe(model.id);
    }
    expect(await app.files.list()).toHaveLength(1);
    const { events } = await listAuditEvents(app);
    expect(events[0]).toMatchObject({ action: 'run.started', subject: `run ${runId}`, actor: 'test' });
  });

  it('gives the same version when it is repeated, under the name asked for', async () => {
    orders.replace({});
    const ids = [await start(), await start('A name')];
    const models = [];
    for (const runId of ids)
      models.push(await getModel(app, { modelId: (await waitForRun(app, { runId })).run.modelId! }));
    expect(models[1]).toMatchObject({ name: 'A name', version: models[0]!.version });
    expect(
      (await listRuns(app, { limit: 2 })).map(({ id, members, membersDone }) => [id, members, membersDone]),
    ).toEqual([
      [ids[1], 50, 50],
      [ids[0], 50, 50],
    ]);
  });

  it('is refused where it cannot be trained', async () => {
    orders.replace({});
    const small = await insertExampleCohort(app.database, { name: 'Small', nPatients: 9 });
    const tooFew = startRun(app, { cohortId: small.id, config, actor });
    await expect(tooFew).rejects.toMatchObject({ kind: 'bad-input' });
    await expect(tooFew).rejects.toThrow('folds');
    await expect(startRun(app, { cohortId: 'none', config, actor })).rejects.toMatchObject({ kind: 'not-found' });
    await expect(getRun(app, { runId: 'none' })).rejects.toMatchObject({ kind: 'not-found' });
    expect(await listRuns(app, { cohortId: small.id })).toEqual([]);
  });

  it('stops in mid-run when it is cancelled, and nothing more of it starts', async () => {
    orders.replace({ hold: '0:5' });
    const runId = await start();
    await until(async () => (await getRun(app, { runId })).progress.share > 0, 'progress');
    await cancelRun(app, { runId, actor });
    const { run, shards } = await waitForRun(app, { runId });
    expect(run).toMatchObject({ state: 'cancelled', modelId: null });
    expect(shards.map((shard) => shard.state)).toEqual(['cancelled', 'cancelled']);
    await expect(cancelRun(app, { runId, actor })).rejects.toMatchObject({ kind: 'conflict' });
    orders.release();
    expect((await waitForRun(app, { runId: await start() })).run.state).toBe('finished');
    // The cancelled run began one shard and ended none.
    expect([orders.count('train '), orders.count('trained')]).toEqual([3, 2]);
  });

  it('is cancelled although the trainer does not listen', async () => {
    orders.replace({ hold: '0:5', deaf: 1 });
    const runId = await start();
    await until(() => orders.count('train ') > 0, 'the first shard');
    await cancelRun(app, { runId, actor });
    await until(() => !isAlive(orders.processes()[0]!), 'the end of the deaf trainer');
    orders.release();
    expect((await waitForRun(app, { runId: await start() })).run.state).toBe('finished');
    expect(orders.count('trained')).toBe(2);
  });

  it('is cancelled while its model is put together, and the trainer is not kept busy by it', async () => {
    orders.replace({ holdAssembling: 1 });
    const runId = await start();
    await until(() => orders.count('assemble ') > 0, 'the assembling');
    await cancelRun(app, { runId, actor });
    await until(() => !isAlive(orders.processes()[0]!), 'the end of the trainer that assembles');
    expect((await waitForRun(app, { runId })).run).toMatchObject({ state: 'cancelled', modelId: null });
    orders.release();
    expect((await waitForRun(app, { runId: await start() })).run.state).toBe('finished');
  });

  it('goes on after the trainer has crashed', async () => {
    orders.replace({ deaths: 2 });
    const { run, shards } = await waitForRun(app, { runId: await start() });
    expect(run.state).toBe('finished');
    expect(shards.reduce((total, shard) => total + shard.attempts, 0)).toBe(4);
  });

  it('has crashed, with its reason, when the trainer always crashes', async () => {
    orders.replace({ deaths: 1000 });
    const runId = await start();
    const { run, shards } = await waitForRun(app, { runId });
    expect(run.state).toBe('crashed');
    expect(run.reason).toBe(
      'the trainer process ended with signal SIGKILL: Error: out of make-believe memory (tried 3 times)',
    );
    expect(shards.every((shard) => shard.state === 'crashed')).toBe(true);
    // The shards took turns: the first one's third failure ended both.
    expect(shards.map((shard) => shard.attempts)).toEqual([3, 2]);
    expect(orders.count('train ')).toBe(5);
    orders.give('deaths', 0);
    expect((await waitForRun(app, { runId: await start() })).run.state).toBe('finished');
  });

  it('has crashed at once with the sentence of a trainer that refuses', async () => {
    orders.replace({
      refusal: 'the loss is not a number after epoch 3: lower the learning rate',
    });
    const { run, shards } = await waitForRun(app, { runId: await start() });
    expect(run).toMatchObject({
      state: 'crashed',
      reason: 'the loss is not a number after epoch 3: lower the learning rate',
    });
    expect(shards.map((shard) => shard.attempts)).toEqual([1, 0]);
  });

  it('trains a shard once more whose file is lost', async () => {
    orders.replace({ hold: '25:0' });
    const runId = await start();
    await until(async () => (await getRun(app, { runId })).progress.membersDone === 25, 'the first shard');
    const [first] = await listShards(app.database, runId);
    await app.files.remove(first!.resultFile!);
    orders.release();
    expect((await waitForRun(app, { runId })).run.state).toBe('finished');
    expect(orders.count('trained')).toBe(3);
  });

  it('waits for a worker, and goes on in the next one when its worker stops', async () => {
    orders.replace({ hold: '25:5' });
    app = await test.reopen({ startWorker: false });
    const runId = await start();
    expect((await getRun(app, { runId })).run.state).toBe('queued');
    const worker = await test.reopen({ startWorker: true });
    await until(async () => (await getRun(worker, { runId })).progress.share > 0.5, 'the second shard');
    const idle = await test.reopen({ startWorker: false });
    orders.release();
    const { shards, progress } = await getRun(idle, { runId });
    expect(shards.map((shard) => [shard.state, shard.attempts])).toEqual([
      ['finished', 1],
      ['queued', 0],
    ]);
    expect(progress).toMatchObject({ membersDone: 25, members: 50 });
    app = await test.reopen({ startWorker: true });
    expect((await waitForRun(app, { runId })).run.state).toBe('finished');
    expect(orders.count('trained')).toBe(2);
  });
});
