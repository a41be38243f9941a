/** The fused engine's kernel against the plain float64 loops and against the tensor engine: same weights, same order, same steps. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Kernel } from '@/models/engines/fused/kernel';
import { MemberTraining } from '@/models/engines/fused/member-training';
import { loadBackend } from '@/models/engines/tensor/backends';
import { TensorEngine } from '@/models/engines/tensor/tensor-engine';
import type { EpochProgress, TrainRequest } from '@/models/engines/types';
import type { TrainingConfig } from '@/models/training/config';
import { prepareShard } from '@/models/training/prepare-shard';
import { smallCohort, smallConfig } from '../../training/small-cohort';
import { parityCases as cases } from '../../../support/parity/cases';
import { plainLoss, plainSlope } from '../plain-reference';
import { batchOf } from '../../../support/parity/plain-training';
import { freshKernel } from './kernel';

const cohort = smallCohort();

function requestFor(overrides: Partial<TrainingConfig>): TrainRequest {
  const config = smallConfig({ learningRate: 0.01, ...overrides });
  return { config, ...prepareShard(cohort, config, [0, 4]) };
}

function largestDifference(some: ArrayLike<number>, others: ArrayLike<number>): number {
  return Array.from(some).reduce((largest, value, at) => Math.max(largest, Math.abs(value - others[at]!)), 0);
}

const goOn = (): boolean => true;

describe('the fused kernel', () => {
  let kernel: Kernel;
  let tensor: TensorEngine;
  beforeAll(async () => {
    kernel = await freshKernel();
    const { loaded } = await loadBackend({ order: ['cpu'] });
    tensor = new TensorEngine(loaded!);
  });
  afterAll(() => tensor.dispose());

  it.each(cases)('finds the loss and slope of plain loops: %s', (_, overrides) => {
    const request = requestFor(overrides);
    const { config, nRows, tasks } = request;
    const training = new MemberTraining(kernel, request);
    const lastBatch = Math.floor((nRows - 1) / config.batchSize) * config.batchSize;
    tasks.forEach((task, member) => {
      for (const [epoch, first] of [
        [0, 0],
        [2, lastBatch], // after an epoch's training, in the smaller batch
      ] as const) {
        if (epoch > 0) training.trainEpoch(member, 0, goOn);
        const weights = Array.from(training.weightsOf(member));
        const { loss, slope } = training.slopeOfBatch(member, epoch, first);
        const step = epoch === 0 ? 0 : Math.ceil(nRows / config.batchSize);
        const rows = batchOf(request, task, epoch, first, step);
        const expected = plainSlope(config, weights, rows);
        const steepest = Math.max(...expected.map(Math.abs));
        expect(steepest).toBeGreaterThan(1e-3);
        expect(loss).toBeCloseTo(plainLoss(config, weights, rows), 5);
        expect(slope.length).toBe(expected.length);
        expect(largestDifference(slope, expected) / steepest).toBeLessThan(3e-6);
      }
    });
  });

  it.each(cases)('takes the steps of the tensor engine for three epochs: %s', async (_, overrides) => {
    const request = requestFor(overrides);
    const progress: EpochProgress[] = [];
    const expected = await tensor.train({ ...request, onEpoch: (epoch) => progress.push(epoch) });
    const training = new MemberTraining(kernel, request);
    for (let epoch = 0; epoch < 3; epoch++) {
      const [one, other] = [training.trainEpoch(0, epoch, goOn)!, training.trainEpoch(1, epoch, goOn)!];
      expect((one.loss + other.loss) / 2).toBeCloseTo(progress[epoch]!.loss, 4);
      expect((one.learningRate + other.learningRate) / 2).toBeCloseTo(progress[epoch]!.learningRate, 6);
      expect((one.crossingRate + other.crossingRate) / 2).toBeCloseTo(progress[epoch]!.crossingRate, 6);
    }
    expected.forEach((weights, member) => {
      expect(largestDifference(training.weightsOf(member), weights)).toBeLessThan(5e-4);
      // not merely because nothing moved
      expect(largestDifference(weights, request.tasks[member]!.initialWeights)).toBeGreaterThan(5e-3);
    });
  });

  it('stops between batches where it may not go on', () => {
    const training = new MemberTraining(kernel, requestFor({}));
    let asked = 0;
    expect(training.trainEpoch(0, 0, () => ++asked < 3)).toBeNull();
    expect(asked).toBe(3);
  });

  it('refuses weights that do not fit the network', () => {
    const request = requestFor({});
    const tasks = request.tasks.map((task) => ({ ...task, initialWeights: new Float32Array(5) }));
    expect(() => new MemberTraining(kernel, { ...request, tasks })).toThrow(
      'member 0 starts with 5 weights, but the network has',
    );
  });
});
