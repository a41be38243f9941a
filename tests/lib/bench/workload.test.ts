import { expect, it } from 'vitest';
import { numericFeatures, openBenchmarkCohort, withFeatures } from '@/lib/bench/benchmark-cohort';
import { checkLosses, lossAt, lossesAt, shakenWeights } from '@/lib/bench/loss-check';
import {
  describeWorkload,
  peerArray,
  prepareReferenceWorkload,
  referenceConfig,
  workloadForPeer,
} from '@/lib/bench/reference-workload';
import { memberLatentQuantiles } from '@/models/inference/forward';
import { networkShapeOf } from '@/models/inference/network-shape';
import { planRun } from '@/models/training/plan';
import { smallCohort } from '../../models/training/small-cohort';

const workload = prepareReferenceWorkload(smallCohort());
const weights = shakenWeights(workload);

it('is the stated work on a cohort of the size and prevalence of Pima', () => {
  const labels = Uint8Array.from({ length: 768 }, (_, row) => (row < 268 ? 1 : 0));
  const { nBootstrapRows, nMembers } = planRun(referenceConfig, labels);
  expect({ nBootstrapRows, nMembers }).toEqual({ nBootstrapRows: 492, nMembers: 100 });
  const stated = { ...workload, nRows: nBootstrapRows, nInputs: 8 };
  expect(describeWorkload(stated)).toBe('8-100-9 network, 492 rows, 50 epochs of batches of 32, Adam');
});

it('goes to a peer byte for byte', () => {
  const { tasks, nRows, nInputs } = workload;
  const { inputs, order } = workloadForPeer(workload, tasks.slice(2, 4));
  const bytes = Buffer.from(inputs.data, 'base64');
  expect(inputs).toMatchObject({ type: 'float32', shape: [2, nRows, nInputs] });
  expect(bytes.length).toBe(4 * 2 * nRows * nInputs);
  expect(bytes.readFloatLE(0)).toBe(tasks[2]!.inputs[0]);
  expect(bytes.readFloatLE(4 * (nRows * nInputs + 5))).toBe(tasks[3]!.inputs[5]);
  expect(order).toMatchObject({ type: 'int32', shape: [2, 50, nRows] });
  expect(Buffer.from(order.data, 'base64').readInt32LE(4 * 7)).toBe(tasks[2]!.batchOrder[7]);
  const part = new Float32Array([1, 2, 3]).subarray(1);
  expect(Buffer.from(peerArray([2], [part]).data, 'base64').readFloatLE(0)).toBe(2);
});

it('checks the loss where levels cross and both signs occur', () => {
  const { nRows, nInputs, config, tasks } = workload;
  const shape = networkShapeOf(config, nInputs);
  const quantiles = memberLatentQuantiles(weights, shape, tasks[0]!.inputs, nRows);
  const isCrossed = (_: number, at: number): boolean => at % 9 < 8 && quantiles[at]! > quantiles[at + 1]!;
  const crossed = quantiles.filter(isCrossed).length / (8 * nRows);
  expect(crossed).toBeGreaterThan(0.1);
  expect(crossed).toBeLessThan(0.9);
  const above = quantiles.filter((quantile) => quantile > 0).length / quantiles.length;
  expect(above).toBeGreaterThan(0.2);
  expect(above).toBeLessThan(0.8);
});

interface Moved {
  readonly bias: number;
  readonly loss: number;
}

it('has the slope of its own value, by central differences', () => {
  const penalty = workload.config.crossingPenalty;
  const { slopes } = lossesAt(workload, weights)[1]!;
  const first = weights.length - 9;
  const movedBy = (at: number, move: number): Moved => {
    const moved = weights.slice();
    moved[at] = moved[at]! + move;
    return { bias: moved[at], loss: lossAt(workload, moved, penalty).loss };
  };
  slopes.forEach((slope, level) => {
    const [above, below] = [2 ** -17, -(2 ** -17)].map((move) => movedBy(first + level, move)) as [Moved, Moved];
    expect((above.loss - below.loss) / (above.bias - below.bias)).toBeCloseTo(slope, 5);
  });
  expect(Math.max(...slopes.map(Math.abs))).toBeGreaterThan(0.1);
});

it('keeps the loss apart from a penalty that would hide it, where no level is right on average', () => {
  const [plain, penalized] = lossesAt(workload, weights);
  expect(penalized!.loss).toBeGreaterThan(plain!.loss + 0.1);
  expect(plain!.slopes.filter((slope) => Math.abs(slope) > 0.01)).not.toHaveLength(0);
  expect(penalized!.slopes).not.toEqual(plain!.slopes);
});

it('accepts single precision and refuses another loss, another slope and a missing number', () => {
  const ours = [
    { loss: 0.7, slopes: [0.5, 0.1] },
    { loss: 20, slopes: [0.5, -4] },
  ];
  const disagreement = (loss: number, slopes: number[], plain = ours[0]!) =>
    checkLosses([plain, { loss, slopes }], ours).disagrees;
  expect(disagreement(20.0001, [0.500009, -4.00003])).toBeNull();
  expect(checkLosses(ours, ours)).toEqual({ disagrees: null, facts: { lossDistance: 0 } });
  expect(disagreement(20.001, [0.5, -4])).toMatch('is 20.001 where ours is 20');
  expect(disagreement(20, [0.50002, -4])).toMatch('its slope differs');
  expect(disagreement(20, [0.5, -4], { loss: 0.70002, slopes: [0.5, 0.1] })).toMatch('is 0.70002 where ours is 0.7');
  expect(disagreement(20, [0.5])).not.toBeNull();
  expect(disagreement(NaN, [0.5, -4])).not.toBeNull();
  expect(checkLosses([ours[0]!], ours).disagrees).not.toBeNull();
});

it('takes the simulated cohort where there is no folder, and fits its features', async () => {
  const { name, data } = await openBenchmarkCohort(null);
  expect(name).toMatch('simulated');
  expect(await openBenchmarkCohort('/nowhere')).toEqual({ name, data });
  const { table } = data;
  const ten = withFeatures(table, 10);
  expect(ten.columns).toHaveLength(10);
  expect(ten.columns[9]).toBe(table.columns[9 - table.columns.length]);
  expect(new Set(ten.features.map((feature) => feature.name)).size).toBe(10);
  const numeric = numericFeatures(table);
  expect(numeric.features.length).toBeLessThan(table.features.length);
  expect(numeric.features.every(({ kind }) => kind === 'numeric')).toBe(true);
  expect(numeric.columns[0]).toBe(table.columns[table.features.indexOf(numeric.features[0]!)]);
});
