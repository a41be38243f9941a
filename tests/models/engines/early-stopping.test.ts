/** Early stopping, with dropout and without, in every engine against the plain float64 course of each member. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseEngine } from '@/models/engines/choose';
import type { TrainingEngine, TrainRequest } from '@/models/engines/types';
import type { TrainingConfig } from '@/models/training/config';
import { sbqc } from '@/models/losses/sbqc';
import { lipschitzConstantOfLevels, rowSquaresOf } from '@/models/optimizers/lalr';
import { prepareShard } from '@/models/training/prepare-shard';
import { bundleFused } from '../../../scripts/bundle-fused.mjs';
import { smallCohort, smallConfig } from '../training/small-cohort';
import { stopping, stoppingCases } from '../../support/parity/cases';
import { trainListening } from '../../support/parity/measure';
import { batchOf, plainCourse, plainStop } from '../../support/parity/plain-training';
import { plainActivations } from './plain-reference';

const cohort = smallCohort();
const { members, common } = stopping;
const { earlyStopping } = common;

function requestFor(overrides: Partial<TrainingConfig>, some: readonly number[] = members): TrainRequest {
  const config = smallConfig({ ...common, ...overrides });
  return { config, ...prepareShard(cohort, config, some) };
}

describe.each(['fused', 'cpu', 'wasm'] as const)('early stopping on %s', (candidate) => {
  let engine: TrainingEngine;
  beforeAll(async () => {
    await bundleFused();
    engine = await chooseEngine('auto', { order: [candidate] });
  });
  afterAll(() => engine.dispose());

  it.each(stoppingCases)(
    'keeps the best epoch of each member and ends when plain loops do: %s',
    async (_, overrides) => {
      const request = requestFor(overrides);
      const { weights, progress, bestEpochs } = await trainListening(engine, request);
      const courses = members.map((_, at) => plainCourse(request, at));
      const stops = courses.map((course) => plainStop(course, earlyStopping.patience));
      // the cases are such that no choice hangs on rounding, and that members end apart and before the last epoch
      for (const { margin } of stops) expect(margin).toBeGreaterThan(2e-5);
      expect(new Set(stops.map(({ nEpochs }) => nEpochs)).size).toBeGreaterThan(1);
      expect(Math.min(...stops.map(({ nEpochs }) => nEpochs))).toBeLessThan(40);

      expect(bestEpochs).toEqual(stops.map(({ bestEpoch }) => bestEpoch));
      stops.forEach(({ bestEpoch }, at) => {
        const difference = courses[at]![bestEpoch]!.weights.map((weight, entry) =>
          Math.abs(weight - weights[at]![entry]!),
        );
        expect(Math.max(...difference)).toBeLessThan(2e-3);
      });

      expect(progress.length).toBe(Math.max(...stops.map(({ nEpochs }) => nEpochs)));
      progress.forEach(({ epoch, loss, validationLoss, stopped }, position) => {
        expect(epoch).toBe(position);
        const standing = courses.map((course, at) => course[Math.min(position, stops[at]!.nEpochs - 1)]!);
        const mean = (of: (typeof standing)[number][], key: 'loss' | 'validationLoss'): number =>
          of.reduce((sum, entry) => sum + entry[key], 0) / of.length;
        expect(loss).toBeCloseTo(mean(standing, 'loss'), 3);
        expect(validationLoss).toBeCloseTo(mean(standing, 'validationLoss'), 3);
        const hasEnded = (at: number): boolean => {
          const { bestEpoch } = plainStop(courses[at]!.slice(0, position + 1), earlyStopping.patience);
          return position - bestEpoch >= earlyStopping.patience || position >= stops[at]!.nEpochs;
        };
        expect(stopped).toEqual({ 'early stopping': members.filter((_, at) => hasEnded(at)).length });
      });
    },
  );

  it('gives the same bytes twice, and each member those it gets alone and in any company', async () => {
    const overrides = { dropout: 0.4, hiddenUnits: [33, 7], crossingPenalty: 3 };
    const first = await trainListening(engine, requestFor(overrides));
    const second = await trainListening(engine, requestFor(overrides));
    const alone = await trainListening(engine, requestFor(overrides, [4]));
    expect(second).toEqual(first);
    expect(alone.weights[0]).toEqual(first.weights[2]);
    expect(alone.bestEpochs).toEqual([first.bestEpochs[2]]);
    expect(alone.progress.at(-1)!.stopped!['early stopping']).toBeLessThanOrEqual(1);
    const other = await trainListening(engine, requestFor({ ...overrides, dropout: 0.41 }));
    expect(other.weights).not.toEqual(first.weights);
  });

  it('learns nothing of the validation part but when to stop', async () => {
    // labels of the validation part turned round: another epoch may be kept, but the course before it is the same
    const request = requestFor({ epochs: 1 });
    const turned = {
      ...request,
      tasks: request.tasks.map((task) => ({
        ...task,
        validation: { ...task.validation!, labels: task.validation!.labels.map((label) => 1 - label) },
      })),
    };
    const [plain, other] = [await trainListening(engine, request), await trainListening(engine, turned)];
    expect(other.weights).toEqual(plain.weights);
    expect(other.progress[0]!.validationLoss).not.toBe(plain.progress[0]!.validationLoss);
  });

  it('watches the loss without the penalty', async () => {
    const request = requestFor({ epochs: 1, learningRate: 1e-7, crossingPenalty: 50 }, [0, 1]);
    for (const { initialWeights } of request.tasks) initialWeights.subarray(-3).reverse(); // the levels descend everywhere
    const { progress } = await trainListening(engine, request);
    const losses = [0, 1].map((at) => plainCourse(request, at)[0]!);
    expect(progress[0]!.validationLoss).toBeCloseTo((losses[0]!.validationLoss + losses[1]!.validationLoss) / 2, 5);
    expect(progress[0]!.loss).toBeGreaterThan(progress[0]!.validationLoss! + 1); // while what is trained has it
  });

  it('keeps the weights of a member that has stopped, whatever would have become of it', async () => {
    const request = requestFor({ crossingPenalty: 5, learningRate: 0.03 });
    const plain = await trainListening(engine, request);
    const nEpochs = plain.progress.length;
    const ends = plain.bestEpochs.map((best) => best + earlyStopping.patience);
    const first = ends.indexOf(Math.min(...ends));
    expect(ends[first]).toBeLessThan(nEpochs - 1); // the others go on
    // a row that is no number, seen only in epochs that the member no longer has
    const { inputs, batchOrder, ...rest } = request.tasks[first]!;
    const poisoned = Float32Array.of(...inputs, ...new Array<number>(request.nInputs).fill(NaN));
    const order = batchOrder.map((row, at) => (at >= (ends[first]! + 1) * request.nRows ? request.nRows : row));
    const labels = Float32Array.of(...rest.labels, 1);
    const padded = request.tasks.map((task, at) =>
      at === first
        ? { ...rest, inputs: poisoned, labels, batchOrder: order }
        : {
            ...task,
            inputs: Float32Array.of(...task.inputs, ...new Float32Array(request.nInputs)),
            labels: Float32Array.of(...task.labels, 0),
          },
    );
    const trained = await trainListening(engine, { ...request, tasks: padded });
    expect(trained.weights).toEqual(plain.weights);
    expect(trained.progress).toEqual(plain.progress);
  });

  it('sets the rate of LALR by the rows as dropout leaves them', async () => {
    const request = requestFor({ optimizer: 'lalr', dropout: 0.6, epochs: 1, crossingPenalty: 30 }, [4]);
    const { config, nRows } = request;
    const [task] = request.tasks;
    const longest = (masked: boolean): number => {
      const rows = Array.from({ length: Math.ceil(nRows / config.batchSize) }, (_, step) =>
        batchOf(request, task!, 0, step * config.batchSize, step),
      ).flat();
      const seen = masked ? rows : rows.map(({ inputs, label }) => ({ inputs, label }));
      return rowSquaresOf(plainActivations(config, Array.from(task!.initialWeights), seen), 6).largest;
    };
    const constant = lipschitzConstantOfLevels(sbqc, config.taus, config.crossingPenalty);
    const { progress } = await trainListening(engine, request);
    expect(progress[0]!.learningRate).toBeCloseTo(1 / (constant * Math.sqrt(longest(true))), 6);
    expect(longest(true)).toBeGreaterThan(1.2 * longest(false)); // and so another rate than without the masks
  });
});
