import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FusedEngine } from '@/models/engines/fused/fused-engine';
import { loadFusedProgram } from '@/models/engines/fused/program';
import { CancelledError, type EpochProgress, type TrainRequest } from '@/models/engines/types';
import type { TrainingConfig } from '@/models/training/config';
import { prepareShard } from '@/models/training/prepare-shard';
import { bundleFused } from '../../../../scripts/bundle-fused.mjs';
import { smallCohort, smallConfig } from '../../training/small-cohort';

const cohort = smallCohort();

function requestFor(config: TrainingConfig, members: number[]): TrainRequest {
  return { config, ...prepareShard(cohort, config, members) };
}

describe('the fused engine', () => {
  let two: FusedEngine;
  let one: FusedEngine;
  beforeAll(async () => {
    await bundleFused();
    const program = loadFusedProgram();
    two = new FusedEngine(program, 2);
    one = new FusedEngine(program, 1);
  });
  afterAll(() => {
    two.dispose();
    one.dispose();
  });

  it('takes one step that can be worked by hand', async () => {
    // As for the tensor engine: one row, one input 1, one hidden unit with kernel 1, head kernel 0.5, label 1: logit 0.5. All four slopes
    // are negative, and Adam's first step moves each weight by the learning rate against its slope.
    const config = smallConfig({
      loss: 'bce',
      taus: [0.5],
      hiddenUnits: [1],
      epochs: 1,
      learningRate: 0.01,
      crossingPenalty: 0,
    });
    const task = {
      index: 0,
      inputs: Float32Array.of(1),
      labels: Float32Array.of(1),
      initialWeights: Float32Array.of(1, 0, 0.5, 0),
      batchOrder: Int32Array.of(0),
    };
    const losses: number[] = [];
    const onEpoch = ({ loss }: EpochProgress): unknown => losses.push(loss);
    const [weights] = await two.train({ config, nRows: 1, nInputs: 1, tasks: [task], onEpoch });
    [1.01, 0.01, 0.51, 0.01].forEach((expected, at) => expect(weights![at]).toBeCloseTo(expected, 6));
    expect(losses[0]).toBeCloseTo(Math.log1p(Math.exp(-0.5)), 6);
  });

  it.each(['adam', 'lalr'] as const)(
    'gives each member the same bytes on any number of threads and in any company, by %s',
    async (optimizer) => {
      const config = smallConfig({ hiddenUnits: [10, 7], optimizer });
      const ofOne: EpochProgress[] = [];
      const ofTwo: EpochProgress[] = [];
      const all = requestFor(config, [0, 1, 2, 3, 4]);
      const together = await two.train({ ...all, onEpoch: (progress) => ofTwo.push(progress) });
      const alone = await one.train({ ...all, onEpoch: (progress) => ofOne.push(progress) });
      expect(alone).toEqual(together);
      expect(ofOne).toEqual(ofTwo);
      expect(ofOne.map(({ epoch }) => epoch)).toEqual([0, 1, 2]);
      expect(await two.train(requestFor(config, [4, 2]))).toEqual([together[4], together[2]]);
      expect(together[2]).not.toEqual(together[4]);
    },
  );

  it('gives the same bytes twice, whatever was trained in between, and others for another seed', async () => {
    const first = await two.train(requestFor(smallConfig(), [0, 1, 2]));
    await two.train(requestFor(smallConfig({ hiddenUnits: [90], activation: 'tanh' }), [0, 1, 2]));
    expect(await two.train(requestFor(smallConfig(), [0, 1, 2]))).toEqual(first);
    expect(await two.train(requestFor(smallConfig({ seed: 12 }), [0, 1, 2]))).not.toEqual(first);
  });

  it('lowers the loss', async () => {
    const losses: number[] = [];
    const request = requestFor(smallConfig({ epochs: 30, learningRate: 0.01 }), [0, 1, 2]);
    await two.train({ ...request, onEpoch: ({ loss }) => losses.push(loss) });
    expect(losses.length).toBe(30);
    expect(losses.at(-1)!).toBeLessThan(0.9 * losses[0]!);
  });

  it('reports the share of rows with a crossing, mean over members', async () => {
    const request = requestFor(smallConfig({ epochs: 1, learningRate: 1e-9 }), [0, 1]);
    request.tasks[1]!.initialWeights.subarray(-3).reverse(); // the head's biases: this member's levels descend everywhere
    const rates: number[] = [];
    await two.train({ ...request, onEpoch: ({ crossingRate }) => rates.push(crossingRate) });
    expect(rates).toEqual([0.5]);
  });

  it('stops when it is cancelled, tells of nothing more, and trains on', async () => {
    const abort = new AbortController();
    const epochs: number[] = [];
    const onEpoch = ({ epoch }: EpochProgress): void => {
      epochs.push(epoch);
      if (epoch === 1) abort.abort();
    };
    const request = { ...requestFor(smallConfig({ epochs: 10_000 }), [0, 1, 2]), onEpoch, signal: abort.signal };
    await expect(two.train(request)).rejects.toThrow(CancelledError);
    expect(epochs).toEqual([0, 1]);
    await expect(two.train(request)).rejects.toThrow(CancelledError); // cancelled before it began
    expect((await two.train(requestFor(smallConfig(), [0]))).length).toBe(1);
  });

  it('trains a single small network where it is called, with the same bytes, and hears a cancel between epochs', async () => {
    const nowhere = new FusedEngine({ ...loadFusedProgram(), threadFile: '/nowhere/thread.mjs' }, 2);
    const large = requestFor(smallConfig({ epochs: 10_000, hiddenUnits: [3000] }), [3]);
    const [, ofTwo] = await two.train(requestFor(smallConfig(), [0, 3]));
    expect(await nowhere.train(requestFor(smallConfig(), [3]))).toEqual([ofTwo]);
    await expect(nowhere.train(requestFor(smallConfig(), [0, 3]))).rejects.toThrow('/nowhere/thread.mjs');
    await expect(nowhere.train(large)).rejects.toThrow('/nowhere/thread.mjs');
    const abort = new AbortController();
    const epochs: number[] = [];
    const onEpoch = ({ epoch }: EpochProgress): unknown => epochs.push(epoch);
    setImmediate(() => setImmediate(() => abort.abort())); // as a message that comes in meanwhile
    const long = { ...requestFor(smallConfig({ epochs: 5000 }), [3]), onEpoch, signal: abort.signal };
    await expect(nowhere.train(long)).rejects.toThrow(CancelledError);
    expect(epochs.length).toBeLessThan(100);
  });

  it('says in one sentence that the loss is no longer a number', async () => {
    const request = requestFor(smallConfig(), [0, 1]);
    request.tasks[1]!.inputs[3] = Number.NaN;
    await expect(two.train(request)).rejects.toThrow(
      'the training loss is no longer a number in epoch 1 of 3; lower the learning rate (now 0.003)',
    );
  });

  it('refuses what it does not do in one sentence', async () => {
    await expect(two.train(requestFor(smallConfig({ optimizer: 'lbfgs' }), [0]))).rejects.toThrow(
      'the fused engine has no optimizer lbfgs; ask for the engine auto or tensor',
    );
    const request = requestFor(smallConfig(), [0]);
    const tasks = request.tasks.map((task) => ({ ...task, initialWeights: new Float32Array(5) }));
    await expect(two.train({ ...request, tasks })).rejects.toThrow(
      'member 0 starts with 5 weights, but the network has',
    );
  });

  it('has nothing to do for no members', async () => {
    expect(await two.train({ ...requestFor(smallConfig(), [0]), tasks: [] })).toEqual([]);
  });

  it('records processor and threads', () => {
    expect(two.record).toMatchObject({ engine: 'fused', backend: 'wasm-simd' });
    expect(two.record.device).toMatch(/, 2 threads$/);
    expect(one.record.device).toMatch(/, one thread$/);
  });
});
