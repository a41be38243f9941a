import { expect, it } from 'vitest';
import { numericFeatures, openBenchmarkCohort, withFeatures } from '@/lib/bench/benchmark-cohort';
import { checkLoss, lossAt, shakenWeights } from '@/lib/bench/loss-check';
import {
  describeWorkload,
  peerArray,
  prepareReferenceWorkload,
  referenceConfig,
  workloadForPeer,
} from '@/lib/bench/reference-workload';
import { memberLatentQuantiles } from '@/models/inference/forward';
import { networkShapeOf } from '@/models/inference/network-shape';
import { hasCrossing } from '@/models/losses/crossing-penalty';
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
  const crossed = Array.from({ length: nRows }, (_, row) => hasCrossing(quantiles, 9 * row, 9)).filter(Boolean).length;
  expect(crossed).toBeGreaterThan(nRows / 10);
  expect(crossed).toBeLessThan(nRows);
  const above = quantiles.filter((quantile) => quantile > 0).length / quantiles.length;
  expect(above).toBeGreaterThan(0.2);
  expect(above).toBeLessThan(0.8);
});

interface Moved {
  readonly bias: number;
  readonly loss: number;
}

it('has the slope of its own value, by central differences', () => {
  const { slopes } = lossAt(workload, weights);
  const first = weights.length - 9;
  const movedBy = (at: number, move: number): Moved => {
    const moved = weights.slice();
    moved[at] = moved[at]! + move;
    return { bias: moved[at], loss: lossAt(workload, moved).loss };
  };
  slopes.forEach((slope, level) => {
    const [above, below] = [2 ** -17, -(2 ** -17)].map((move) => movedBy(first + level, move)) as [Moved, Moved];
    expect((above.loss - below.loss) / (above.bias - below.bias)).toBeCloseTo(slope, 5);
  });
  expect(Math.max(...slopes.map(Math.abs))).toBeGreaterThan(0.1);
});

it('accepts single precision and refuses another loss, another slope and a missing number', () => {
  const ours = { loss: 2, slopes: [0.5, -4] };
  expect(checkLoss({ loss: 2.00003, slopes: [0.50001, -4.00003] }, ours).disagrees).toBeNull();
  expect(checkLoss(ours, ours)).toEqual({ disagrees: null, facts: { lossDistance: 0 } });
  expect(checkLoss({ loss: 2.0001, slopes: [0.5, -4] }, ours).disagrees).toMatch('is 2.0001 where ours is 2');
  expect(checkLoss({ loss: 2, slopes: [0.5, -4.0001] }, ours).disagrees).toMatch('its slope differs');
  expect(checkLoss({ loss: 2, slopes: [0.5] }, ours).disagrees).not.toBeNull();
  expect(checkLoss({ loss: NaN, slopes: [0.5, -4] }, ours).disagrees).not.toBeNull();
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
