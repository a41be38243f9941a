import { describe, expect, it } from 'vitest';
import { chooseEngine } from '@/models/engines/choose';
import { CancelledError, type EpochProgress, type TrainRequest } from '@/models/engines/types';
import { expit, logit } from '@/models/math/logistic';
import { memberLatentQuantiles } from '@/models/inference/forward';
import { networkShapeOf } from '@/models/inference/network-shape';
import { defaultConfig } from '@/models/training/defaults';
import { prepareShard } from '@/models/training/prepare-shard';
import { readReference } from '../../reference/read';
import { smallCohort } from '../training/small-cohort';

interface Fit {
  readonly inputs: readonly (readonly number[])[];
  readonly labels: readonly number[];
  readonly coefficients: readonly number[];
  readonly intercept: number;
  readonly risks: readonly number[];
}

const { independent, dependent } = readReference('logistic.json') as Record<'independent' | 'dependent', Fit>;

function requestOf({ inputs, labels }: Pick<Fit, 'inputs' | 'labels'>, weightDecay?: number): TrainRequest {
  const config = defaultConfig('logistic', { weightDecay });
  const task = {
    index: 3,
    inputs: Float32Array.from(inputs.flat()),
    labels: Float32Array.from(labels),
    initialWeights: new Float32Array(inputs[0]!.length + 1),
    batchOrder: Int32Array.from(labels, (_, row) => row),
  };
  return { config, nRows: labels.length, nInputs: inputs[0]!.length, tasks: [task] };
}

async function trained(request: TrainRequest): Promise<Float32Array> {
  const engine = await chooseEngine('auto', { config: request.config });
  const [weights] = await engine.train(request);
  engine.dispose();
  return weights!;
}

function risksOf(request: TrainRequest, weights: Float32Array): number[] {
  const [task] = request.tasks;
  const shape = networkShapeOf(request.config, request.nInputs);
  return Array.from(memberLatentQuantiles(weights, shape, task!.inputs, request.nRows), expit);
}

const largest = (some: readonly number[], others: ArrayLike<number>): number =>
  Math.max(...some.map((value, at) => Math.abs(value - others[at]!)));

describe('the exact engine', () => {
  it('finds the coefficients and risks of scikit-learn without a penalty', async () => {
    const request = requestOf(independent, 0);
    const weights = await trained(request);
    expect(largest([...independent.coefficients, independent.intercept], weights)).toBeLessThan(2e-7); // float32
    expect(largest(independent.risks, risksOf(request, weights))).toBeLessThan(2e-7);
    expect(Math.max(...independent.risks) - Math.min(...independent.risks)).toBeGreaterThan(0.8);
  });

  it('finds the same risks with the default ridge, one-hot inputs included', async () => {
    for (const fit of [independent, dependent]) {
      const request = requestOf(fit);
      expect(largest(fit.risks, risksOf(request, await trained(request)))).toBeLessThan(2e-5);
    }
  });

  it('has no minimum for dependent inputs without a ridge, and says so', async () => {
    await expect(trained(requestOf(dependent, 0))).rejects.toThrow(
      'the logistic regression of member 3 has no finite minimum: its patients are separated, or inputs depend on each other; set weightDecay above 0',
    );
  });

  it('comes to an end on separated patients, where its minimum balances loss and ridge', async () => {
    const separated = { inputs: [[-2], [-1], [1], [2], [3]], labels: [0, 0, 1, 1, 1] };
    const request = requestOf(separated);
    const [kernel, bias] = await trained(request);
    // at the minimum the slope of the mean cross-entropy is minus that of (1e-6/2) kernel^2, and 0 along the bias
    const residuals = separated.inputs.map(([x], row) => expit(kernel! * x! + bias!) - separated.labels[row]!);
    const slope = residuals.reduce((sum, residual, row) => sum + residual * separated.inputs[row]![0]!, 0) / 5;
    expect(slope).toBeCloseTo(-1e-6 * kernel!, 9);
    expect(residuals.reduce((sum, residual) => sum + residual, 0)).toBeCloseTo(0, 6);
    expect(kernel!).toBeGreaterThan(5);
    expect(kernel!).toBeLessThan(50);
  });

  it('knows the base rate where there is nothing else to know', async () => {
    const weights = await trained(
      requestOf({
        inputs: Array.from({ length: 40 }, () => [0]),
        labels: Array.from({ length: 40 }, (_, row) => (row < 11 ? 1 : 0)),
      }),
    );
    expect(weights[0]).toBe(0);
    expect(weights[1]).toBeCloseTo(logit(11 / 40), 6);
  });

  it('is what every request for logistic gets, and says what it is', async () => {
    const config = defaultConfig('logistic');
    for (const requested of ['auto', 'fused', 'tensor'] as const)
      expect((await chooseEngine(requested, { config })).record).toMatchObject({ engine: 'exact', backend: 'newton' });
    expect((await chooseEngine('auto', { config: defaultConfig('bce'), order: ['cpu'] })).record.engine).toBe('tensor');
  });

  it('tells of one epoch, gives the same bytes in any company, and can be cancelled', async () => {
    const config = defaultConfig('logistic', { folds: 3, repeats: 2 });
    const engine = await chooseEngine('auto', { config });
    const progress: EpochProgress[] = [];
    const all = {
      config,
      ...prepareShard(smallCohort(), config, [0, 1, 2]),
      onEpoch: (epoch: EpochProgress) => progress.push(epoch),
    };
    const together = await engine.train(all);
    expect(await engine.train({ config, ...prepareShard(smallCohort(), config, [2]) })).toEqual([together[2]]);
    expect(progress).toEqual([
      { epoch: 0, epochs: 1, loss: expect.any(Number) as number, crossingRate: 0, learningRate: 1 },
    ]);
    expect(progress[0]!.loss).toBeGreaterThan(0.3);
    expect(progress[0]!.loss).toBeLessThan(Math.LN2);
    const abort = new AbortController();
    abort.abort();
    await expect(engine.train({ ...all, signal: abort.signal })).rejects.toThrow(CancelledError);
    expect(await engine.train({ ...all, tasks: [] })).toEqual([]);
  });
});
