/** A cancel within a shard, with the trainer that trains: it takes effect in the middle, and the same trainer is idle for the next. */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createTrainerHost, type TrainerHost, type TrainerTask } from '@/lib/jobs/trainer-host';
import { openApplication } from '@/lib/open-application';
import { cancelRun } from '@/lib/services/cancel-run';
import { getRun } from '@/lib/services/get-run';
import { startRun } from '@/lib/services/start-run';
import { waitForRun } from '@/lib/services/wait-for-run';
import { CancelledError } from '@/models/engines/types';
import type { TrainingConfig } from '@/models/training/config';
import { defaultConfig } from '@/models/training/defaults';
import { bundle } from '../../../scripts/bundle.mjs';
import { bundleFused } from '../../../scripts/bundle-fused.mjs';
import { smallCohort, smallConfig } from '../../models/training/small-cohort';
import { bundleProgram } from '../../support/bundle';
import { createTestEnvironment, databaseKinds } from '../../support/databases';
import { insertExampleCohort } from '../../support/example-cohort';
import { until } from '../../support/processes';
import { killAll, startWorkerProcess, trainersOf } from '../../support/worker-process';

const cohort = smallCohort(400);
const actor = { userId: null, name: 'test' };
let trainerFile: string;
beforeAll(async () => {
  await bundleFused();
  trainerFile = await bundleProgram('models/trainer/main.ts');
});
afterAll(() => rmSync(trainerFile, { force: true }));

let host: TrainerHost | null = null;
afterEach(() => host?.stop());

type Shard = Extract<TrainerTask, { type: 'train-shard' }>;
const shard = (engine: Shard['engine'], config: TrainingConfig, keptTo: Shard['keptTo'] = null): Shard => ({
  ...{ type: 'train-shard', cohort, config, engine, keptTo },
  memberIndices: [0, 1, 2, 3, 4, 5],
});
const wasm = { engine: 'tensor', backend: 'wasm', device: '' } as const;

/** The processes of this test's trainer. */
const trainers = () =>
  readdirSync('/proc').filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(trainerFile);
    } catch {
      return false;
    }
  });

describe.runIf(process.platform === 'linux')('a cancel within a shard', () => {
  /** Cancels at the moment that `when` resolves, and then has the same trainer do a small shard. What happened, in order. */
  const cancelWithin = async (task: Shard, when: (epochs: () => number) => Promise<unknown>) => {
    const started = (host = createTrainerHost(trainerFile));
    const events: string[] = [];
    let epochs = 0;
    const abort = new AbortController();
    const answer = started
      .ask(task, {
        signal: abort.signal,
        onProgress: () => {
          if (epochs++ === 0) events.push('first epoch');
          else if (events.at(-1) === 'cancelled') events.push('an epoch after all');
        },
      })
      .then(
        () => events.push('done'),
        (error: unknown) => events.push(error instanceof CancelledError ? 'cancelled' : String(error)),
      );
    await when(() => epochs);
    const before = trainers();
    events.push('cancel');
    abort.abort();
    await answer;
    const seen = epochs;
    const small = await started.ask(shard('fused', smallConfig()), { signal: new AbortController().signal });
    events.push(`${small.members.length} members of the next shard`);
    return { events, epochs: seen, sameTrainer: trainers().join() === before.join() && before.length === 1 };
  };
  const afterEpochs = (epochs: () => number) => until(() => epochs() >= 2, 'two epochs');
  const inOrder = ['first epoch', 'cancel', 'cancelled', '6 members of the next shard'];

  it.each([
    ['the fused engine', shard('fused', { ...smallConfig(), epochs: 10_000, hiddenUnits: [100] })],
    ['the tensor engine on wasm', shard('tensor', { ...smallConfig(), epochs: 10_000, hiddenUnits: [100] }, wasm)],
    [
      'L-BFGS',
      {
        ...shard('tensor', { ...smallConfig(), optimizer: 'lbfgs', epochs: 2_000, hiddenUnits: [64] }, wasm),
        cohort: smallCohort(1_000),
      },
    ],
  ])('of %s ends it in its middle', async (_, task) => {
    const { events, epochs, sameTrainer } = await cancelWithin(task, afterEpochs);
    expect(events).toEqual(inOrder);
    expect(epochs).toBeLessThan(task.config.epochs);
    // It answered by itself: nobody had to kill it.
    expect(sameTrainer).toBe(true);
  });
});

describe.runIf(databaseKinds.includes('postgres') && process.platform === 'linux')(
  'a worker in another process',
  () => {
    it('hears of a cancel within a shard, and the same trainer goes on with the next run', async () => {
      await bundle();
      const { environment, remove } = await createTestEnvironment('postgres');
      const app = await openApplication(environment, { startWorker: false });
      const worker = startWorkerProcess(environment);
      const { id: cohortId } = await insertExampleCohort(app.database);
      const start = async (epochs: number) => {
        const config = defaultConfig('sbqc', { epochs, earlyStopping: null, folds: 5, repeats: 1, hiddenUnits: [200] });
        return (await startRun(app, { cohortId, config, actor })).id;
      };
      const endless = await start(10_000);
      await until(async () => (await getRun(app, { runId: endless })).progress.share > 0, 'progress');
      const before = trainersOf(worker);
      const next = await start(3);
      await cancelRun(app, { runId: endless, actor });
      // There is one worker with one trainer: the next run can only be trained once the cancelled shard is given up.
      expect((await waitForRun(app, { runId: next })).run.state).toBe('finished');
      const { run, progress } = await getRun(app, { runId: endless });
      expect(run).toMatchObject({ state: 'cancelled', modelId: null });
      expect(progress.share).toBeLessThan(1);
      expect(before).toHaveLength(1);
      expect(trainersOf(worker)).toEqual(before);
      await killAll([worker]);
      await app.close();
      await remove();
    });
  },
);
