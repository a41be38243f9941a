import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TensorEngine } from '@/models/engines/tensor/tensor-engine';
import type { TensorFlow } from '@/models/engines/tensor/tensorflow';
import { CancelledError, type EpochProgress, type TrainRequest } from '@/models/engines/types';
import { distributionOf } from '@/models/inference/distribution';
import { minimizeLbfgs } from '@/models/optimizers/lbfgs';
import type { TrainingConfig } from '@/models/training/config';
import { prepareShard } from '@/models/training/prepare-shard';
import { smallCohort, smallConfig } from '../training/small-cohort';
import { plainLoss, plainSlope } from './plain-reference';
import { openTensorEngine } from '../../support/parity/open-tensor-engine';

const cohort = smallCohort();
const smooth = { loss: 'bce', taus: [0.5], crossingPenalty: 0, activation: 'tanh', hiddenUnits: [3] } as const;

function requestFor(overrides: Partial<TrainingConfig>, members: number[]): TrainRequest {
  const config = smallConfig({ optimizer: 'lbfgs', epochs: 40, ...overrides });
  return { config, ...prepareShard(cohort, config, members) };
}

/** A member's objective in plain loops; kernels of `smooth`'s network decay, biases do not. */
function plainObjective({ config, nRows, nInputs, tasks }: TrainRequest, at: number) {
  const task = tasks[at]!;
  const rows = Array.from({ length: nRows }, (_, row) => {
    return { inputs: Array.from(task.inputs.subarray(row * nInputs, (row + 1) * nInputs)), label: task.labels[row]! };
  });
  const isKernel = (entry: number): boolean =>
    entry < 3 * nInputs || (entry >= 3 * nInputs + 3 && entry < 3 * nInputs + 6);
  return (parameters: Float64Array, gradient: Float64Array): number => {
    const weights = Array.from(parameters);
    gradient.set(plainSlope(config, weights, rows));
    let value = plainLoss(config, weights, rows);
    weights.forEach((weight, entry) => {
      if (!isKernel(entry)) return;
      value += (config.weightDecay / 2) * weight * weight;
      gradient[entry]! += config.weightDecay * weight;
    });
    return value;
  };
}

describe.each(['cpu', 'wasm'] as const)('L-BFGS on the tensor engine, %s', (backend) => {
  let engine: TensorEngine;
  let tf: TensorFlow;
  beforeAll(async () => void ({ engine, tf } = await openTensorEngine(backend)));
  afterAll(() => engine.dispose());

  it('finds what plain L-BFGS in float64 finds, for each member', async () => {
    const request = requestFor({ ...smooth, weightDecay: 0.02, epochs: 200 }, [0, 4]);
    const progress: EpochProgress[] = [];
    const trained = await engine.train({ ...request, onEpoch: (epoch) => progress.push(epoch) });
    const finals = trained.map((weights, member) => {
      const objective = plainObjective(request, member);
      const slope = new Float64Array(weights.length);
      const found = objective(Float64Array.from(weights), slope);
      const plain = minimizeLbfgs(objective, request.tasks[member]!.initialWeights);
      const start = objective(
        Float64Array.from(request.tasks[member]!.initialWeights),
        new Float64Array(weights.length),
      );
      expect(plain.reason).toBe('converged');
      expect(Math.abs(found - plain.value)).toBeLessThan(2e-5);
      expect(found).toBeLessThan(start - 0.02);
      expect(Math.max(...slope.map(Math.abs))).toBeLessThan(2e-3);
      return found;
    });
    expect(progress.at(-1)!.loss).toBeCloseTo((finals[0]! + finals[1]!) / 2, 5);
  });

  it('takes a first step that can be worked by hand', async () => {
    // One row, input 1, a hidden tanh unit of kernel 0, bias 0 and a head of kernel 0, bias 0: logit 0, loss log 2, and of all slopes only
    // the head's bias has one: expit(0) - 1 = -1/2. The first step is min(1, 1/|slope|) = 1 along minus the slope: bias 1/2.
    // There the loss is log(1 + e^-0.5) = 0.474077 and the slope expit(0.5) - 1 = -0.37754: it fell enough
    // (0.474 <= 0.693 - 1e-4 * 0.25) and |-0.37754 * 0.5| = 0.189 <= 0.9 * 0.25, so the step is accepted.
    const config = smallConfig({ ...smooth, hiddenUnits: [1], optimizer: 'lbfgs', epochs: 1 });
    const task = {
      index: 0,
      inputs: Float32Array.of(1),
      labels: Float32Array.of(1),
      initialWeights: new Float32Array(4),
      batchOrder: Int32Array.of(0),
    };
    const progress: EpochProgress[] = [];
    const onEpoch = (epoch: EpochProgress): unknown => progress.push(epoch);
    const [weights] = await engine.train({ config, nRows: 1, nInputs: 1, tasks: [task], onEpoch });
    expect(Array.from(weights!)).toEqual([0, 0, 0, 0.5]);
    expect(progress).toEqual([
      {
        epoch: 0,
        epochs: 1,
        loss: expect.closeTo(0.474077, 5) as number,
        crossingRate: 0,
        learningRate: 1,
        stopped: { iterations: 1 },
      },
    ]);
  });

  it('trains sbqc across its kinks: the loss never rises, and every member says why it stopped', async () => {
    const request = requestFor({ crossingPenalty: 1 }, [0, 1, 2, 3]);
    const progress: EpochProgress[] = [];
    await engine.train({ ...request, onEpoch: (epoch) => progress.push(epoch) });
    expect(progress.map(({ epoch }) => epoch)).toEqual(progress.map((_, at) => at));
    progress.slice(1).forEach(({ loss }, at) => expect(loss).toBeLessThanOrEqual(progress[at]!.loss));
    expect(progress.at(-1)!.loss).toBeLessThan(progress[0]!.loss - 0.03);
    const counts = Object.values(progress.at(-1)!.stopped!);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(4);
    expect(progress[0]!.stopped).toEqual({});
  });

  it.each(['sbqc', 'bqc'] as const)('an intercept alone recovers the base rate at every level of %s', async (loss) => {
    // inputs and weights all 0: only the head's biases have a slope, and every level must come to F_tau(-Q) = P(y=0)
    const config = smallConfig({ loss, optimizer: 'lbfgs', epochs: 60, taus: [0.04, 0.3, 0.5, 0.9], hiddenUnits: [2] });
    const nRows = 40;
    const labels = Float32Array.from({ length: nRows }, (_, row) => (row < 11 ? 1 : 0));
    const initialWeights = new Float32Array(2 + 2 + 2 * 4 + 4);
    const batchOrder = Int32Array.from({ length: 60 * nRows }, (_, at) => at % nRows);
    const task = { index: 0, inputs: new Float32Array(nRows), labels, initialWeights, batchOrder };
    const [weights] = await engine.train({ config, nRows, nInputs: 1, tasks: [task] });
    const distribution = distributionOf(loss)!;
    config.taus.forEach((tau, level) => {
      expect(Math.abs(distribution.survival(-weights!.at(level - 4)!, tau) - 11 / 40)).toBeLessThan(0.002);
    });
  });

  it('gives each member the bytes it gets alone, in any company', async () => {
    const overrides = { hiddenUnits: [100, 70], epochs: 6, crossingPenalty: 1 };
    const together = await engine.train(requestFor(overrides, [0, 1, 2, 5]));
    const reversed = await engine.train(requestFor(overrides, [5, 2]));
    const alone = await engine.train(requestFor(overrides, [2]));
    expect(alone[0]).toEqual(together[2]);
    expect(reversed[1]).toEqual(together[2]);
    expect(reversed[0]).toEqual(together[3]);
  });

  it('holds no more tensors later than at first, and none at the end, cancelled or not', async () => {
    const before = tf.memory().numTensors;
    const counts: number[] = [];
    await engine.train({ ...requestFor({}, [0, 1]), onEpoch: () => counts.push(tf.memory().numTensors) });
    expect(counts.length).toBeGreaterThan(10);
    expect(new Set(counts).size).toBe(1);
    expect(tf.memory().numTensors).toBe(before);
    const abort = new AbortController();
    const cancelled = engine.train({ ...requestFor({}, [0, 1]), onEpoch: () => abort.abort(), signal: abort.signal });
    await expect(cancelled).rejects.toThrow(CancelledError);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('refuses to go on where the loss is no number', async () => {
    const request = requestFor({}, [0]);
    request.tasks[0]!.inputs[0] = NaN;
    await expect(engine.train(request)).rejects.toThrow('the training loss is no longer a number');
  });
});
