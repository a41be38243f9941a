/** A cancel within a shard, with the trainer that trains: it takes effect in the middle, and the same trainer is idle for the next. */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createTrainerHost, type TrainerHost, type TrainerTask } from '@/lib/jobs/trainer-host';
import { CancelledError } from '@/models/engines/types';
import type { TrainingConfig } from '@/models/training/config';
import { bundleFused } from '../../../scripts/bundle-fused.mjs';
import { smallCohort, smallConfig } from '../../models/training/small-cohort';
import { bundleProgram } from '../../support/bundle';
import { until } from '../../support/processes';

const cohort = smallCohort();
const neverEnding = 100_000;
let trainerFile: string;
beforeAll(async () => {
  await bundleFused();
  trainerFile = await bundleProgram('models/trainer/main.ts');
});
afterAll(() => rmSync(trainerFile, { force: true }));

let host: TrainerHost;
afterEach(() => host.stop());

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
  const cancelWithin = async (task: TrainerTask, when: (epochs: () => number) => Promise<unknown>) => {
    host = createTrainerHost(trainerFile);
    const events: string[] = [];
    let epochs = 0;
    const abort = new AbortController();
    const answer = host
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
    const small = await host.ask(shard('fused', smallConfig()), { signal: new AbortController().signal });
    events.push(`${small.members.length} members of the next shard`);
    return { events, epochs: seen, sameTrainer: trainers().join() === before.join() && before.length === 1 };
  };
  const afterEpochs = (epochs: () => number) => until(() => epochs() >= 2, 'two epochs');
  const inOrder = ['first epoch', 'cancel', 'cancelled', '6 members of the next shard'];

  it.each([
    ['the fused engine', shard('fused', { ...smallConfig(), epochs: 20_000, patience: null } as TrainingConfig)],
    ['the tensor engine on wasm', shard('tensor', { ...smallConfig(), epochs: 20_000 }, wasm)],
    ['L-BFGS', shard('tensor', { ...smallConfig(), optimizer: 'lbfgs', epochs: 20_000, hiddenUnits: [64] }, wasm)],
  ])('of %s ends it in its middle', async (_, task) => {
    const { events, epochs, sameTrainer } = await cancelWithin(task, afterEpochs);
    expect(events).toEqual(inOrder);
    expect(epochs).toBeLessThan(task.config.epochs);
    // It answered by itself: nobody had to kill it.
    expect(sameTrainer).toBe(true);
  });

  it('ends it while the trainer still prepares the members', async () => {
    // Drawing the order of the rows of so many epochs takes long before the first begins.
    const task = { ...shard('fused', { ...smallConfig(), epochs: neverEnding }), memberIndices: [0, 1, 2, 3, 4, 5] };
    const { events, epochs } = await cancelWithin(task, () => until(() => trainers().length === 1, 'the trainer'));
    expect(events).toEqual(inOrder.slice(1));
    expect(epochs).toBe(0);
  });
});
