import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TensorEngine } from '@/models/engines/tensor/tensor-engine';
import type { TensorFlow } from '@/models/engines/tensor/tensorflow';
import { CancelledError, type EpochProgress, type TrainRequest } from '@/models/engines/types';
import type { TrainingConfig } from '@/models/training/config';
import { prepareShard } from '@/models/training/prepare-shard';
import { smallCohort, smallConfig } from '../training/small-cohort';
import { plainCourse } from '../../support/parity/plain-training';
import { openTensorEngine } from '../../support/parity/open-tensor-engine';

const cohort = smallCohort();

function requestFor(config: TrainingConfig, members: number[]): TrainRequest {
  return { config, ...prepareShard(cohort, config, members) };
}

describe.each(['cpu', 'wasm'] as const)('the tensor engine on %s', (backend) => {
  let engine: TensorEngine;
  let tf: TensorFlow;
  beforeAll(async () => void ({ engine, tf } = await openTensorEngine(backend)));
  afterAll(() => engine.dispose());

  it.each<[string, Partial<TrainingConfig>]>([
    ['sbqc, one layer', { crossingPenalty: 5 }],
    ['sbqc, three tanh layers', { hiddenUnits: [5, 4, 3], activation: 'tanh', crossingPenalty: 1 }],
    ['bqc, two layers', { loss: 'bqc', hiddenUnits: [5, 4], crossingPenalty: 0, learningRateSchedule: 'constant' }],
    ['bce with weight decay', { loss: 'bce', taus: [0.5], crossingPenalty: 0, weightDecay: 2 }],
    [
      'sbqc by lalr, with weight decay',
      { optimizer: 'lalr', hiddenUnits: [5, 4], crossingPenalty: 30, weightDecay: 2 },
    ],
    ['sbqc by lalr-published', { optimizer: 'lalr-published', hiddenUnits: [5, 4], crossingPenalty: 30 }],
    ['sbqc with a monotone head', { head: 'monotone', hiddenUnits: [5, 4], crossingPenalty: 5 }],
    ['sbqc with a monotone head by lalr', { head: 'monotone', optimizer: 'lalr', taus: [0.02, 0.5, 0.98] }],
    ['bce by lalr-published', { optimizer: 'lalr-published', loss: 'bce', taus: [0.5], crossingPenalty: 0 }],
  ])('trains as plain loops do: %s', async (_, overrides) => {
    const request = requestFor(smallConfig({ learningRate: 0.01, ...overrides }), [0, 4]);
    expect(request.nRows % request.config.batchSize).not.toBe(0); // a smaller last batch takes part
    const progress: EpochProgress[] = [];
    const trained = await engine.train({ ...request, onEpoch: (epoch) => progress.push(epoch) });
    const plain = [plainCourse(request, 0), plainCourse(request, 1)];
    trained.forEach((weights, member) => {
      plain[member]!.at(-1)!.weights.forEach((expected, at) =>
        expect(Math.abs(weights[at]! - expected)).toBeLessThan(5e-4),
      );
      // not merely because nothing moved
      const moved = weights.map((weight, at) => Math.abs(weight - request.tasks[member]!.initialWeights[at]!));
      expect(Math.max(...moved)).toBeGreaterThan(0.02);
    });
    progress.forEach(({ loss }, epoch) => {
      expect(loss).toBeCloseTo((plain[0]![epoch]!.loss + plain[1]![epoch]!.loss) / 2, 4);
    });
    expect(progress.map(({ epoch }) => epoch)).toEqual([0, 1, 2]);
    progress.forEach(({ learningRate }, epoch) => {
      const [one, other] = plain.map((course) => course[epoch]!.rate);
      expect(learningRate).toBeCloseTo((one! + other!) / 2, 5);
      if (request.config.optimizer !== 'adam') expect(Math.abs(one! - other!)).toBeGreaterThan(1e-5); // each its own
    });
  });

  it('takes one step that can be worked by hand', async () => {
    // One row, one input 1, one hidden unit, BCE, label 1. Kernel 1, bias 0: hidden 1; head kernel 0.5, bias 0: logit 0.5.
    // slope of the logit = expit(0.5) - 1 = -0.377540669; of the head: kernel -0.37754, bias -0.37754;
    // of the hidden layer: -0.37754 * 0.5 = -0.18877 for kernel and bias alike.
    // Adam's first step moves each weight by learningRate * slope / (|slope| + 1e-8) against the slope: +0.01 for all four.
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
    const [weights] = await engine.train({ config, nRows: 1, nInputs: 1, tasks: [task], onEpoch });
    [1.01, 0.01, 0.51, 0.01].forEach((expected, at) => expect(weights![at]).toBeCloseTo(expected, 6));
    expect(losses[0]).toBeCloseTo(Math.log1p(Math.exp(-0.5)), 6); // 0.474077
  });

  it.each(['adam', 'lalr'] as const)(
    'gives each member the bytes it gets alone, in any company, by %s',
    async (optimizer) => {
      // wide enough for a lone product and a stacked one to round differently on WebAssembly
      const config = smallConfig({ hiddenUnits: [100, 70], optimizer });
      const together = await engine.train(requestFor(config, [0, 1, 2, 3, 4, 5]));
      const reversed = await engine.train(requestFor(config, [5, 2]));
      const alone = await engine.train(requestFor(config, [2]));
      expect(alone[0]).toEqual(together[2]);
      expect(reversed[1]).toEqual(together[2]);
      expect(reversed[0]).toEqual(together[5]);
      expect(together[2]).not.toEqual(together[5]);
    },
  );

  it('gives the same bytes twice and other bytes for another seed', async () => {
    const first = await engine.train(requestFor(smallConfig(), [0, 1]));
    const second = await engine.train(requestFor(smallConfig(), [0, 1]));
    const other = await engine.train(requestFor(smallConfig({ seed: 12 }), [0, 1]));
    expect(second).toEqual(first);
    expect(other).not.toEqual(first);
  });

  it.each(['adam', 'lalr'] as const)(
    'holds no more tensors after ten epochs of %s than after one, and none at the end',
    async (optimizer) => {
      const before = tf.memory().numTensors;
      const counts: number[] = [];
      const onEpoch = (): unknown => counts.push(tf.memory().numTensors);
      const config = smallConfig({ epochs: 10, weightDecay: 0.1, optimizer });
      await engine.train({ ...requestFor(config, [0, 1]), onEpoch });
      expect(counts.length).toBe(10);
      expect(new Set(counts).size).toBe(1);
      expect(counts[0]).toBeGreaterThan(before);
      expect(tf.memory().numTensors).toBe(before);
    },
  );

  it('lowers the loss', async () => {
    const losses: number[] = [];
    const request = requestFor(smallConfig({ epochs: 30, learningRate: 0.01 }), [0, 1, 2]);
    await engine.train({ ...request, onEpoch: ({ loss }) => losses.push(loss) });
    expect(losses.at(-1)!).toBeLessThan(0.9 * losses[0]!);
  });

  it('reports the share of rows with a crossing, mean over members', async () => {
    const request = requestFor(smallConfig({ epochs: 1, learningRate: 1e-9 }), [0, 1]);
    request.tasks[1]!.initialWeights.subarray(-3).reverse(); // the head's biases: this member's levels descend everywhere
    const rates: number[] = [];
    await engine.train({ ...request, onEpoch: ({ crossingRate }) => rates.push(crossingRate) });
    expect(rates).toEqual([0.5]);
  });

  it('stops when it is cancelled and frees its tensors', async () => {
    const before = tf.memory().numTensors;
    const abort = new AbortController();
    const epochs: number[] = [];
    const onEpoch = ({ epoch }: EpochProgress): void => {
      epochs.push(epoch);
      if (epoch === 1) abort.abort();
    };
    const request = { ...requestFor(smallConfig({ epochs: 500 }), [0]), onEpoch, signal: abort.signal };
    await expect(engine.train(request)).rejects.toThrow(CancelledError);
    expect(epochs).toEqual([0, 1]);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('says in one sentence that the loss is no longer a number', async () => {
    const before = tf.memory().numTensors;
    const request = requestFor(smallConfig(), [0, 1]);
    request.tasks[1]!.inputs[3] = Number.NaN;
    await expect(engine.train(request)).rejects.toThrow(
      'the training loss is no longer a number in epoch 1 of 3; lower the learning rate (now 0.003)',
    );
    expect(tf.memory().numTensors).toBe(before);
  });

  it('refuses weights that do not fit the network', async () => {
    const request = requestFor(smallConfig(), [0]);
    const tasks = request.tasks.map((task) => ({ ...task, initialWeights: new Float32Array(5) }));
    await expect(engine.train({ ...request, tasks })).rejects.toThrow(
      'member 0 starts with 5 weights, but the network has',
    );
  });
});
