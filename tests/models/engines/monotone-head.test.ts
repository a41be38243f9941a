import type { Tensor, Tensor3D } from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadBackend } from '@/models/engines/tensor/backends';
import { monotoneLevels } from '@/models/engines/tensor/monotone-head';
import { TensorEngine } from '@/models/engines/tensor/tensor-engine';
import type { TensorFlow } from '@/models/engines/tensor/tensorflow';
import { accumulateLevels } from '@/models/inference/monotone-levels';
import { createRandom } from '@/models/math/random';
import { equallySpacedTaus } from '@/models/training/defaults';
import { prepareShard } from '@/models/training/prepare-shard';
import { slopeByCentralDifference } from '../losses/support';
import { smallCohort, smallConfig } from '../training/small-cohort';
import { plainLoss, plainSlope } from './plain-reference';

const random = createRandom('monotone');
// softplus far down, at its middle and far up among them
const outputs = [[0.3, -90, 0, 90], ...Array.from({ length: 6 }, () => [0, 0, 0, 0].map(() => 3 * random.normal()))];

function plainLevels(row: readonly number[]): Float64Array {
  const levels = Float64Array.from(row, Math.fround);
  accumulateLevels(levels, 0, levels.length);
  return levels;
}

describe.each(['cpu', 'wasm'] as const)('the monotone head on %s', (backend) => {
  let tf: TensorFlow;
  let engine: TensorEngine;
  beforeAll(async () => {
    const { loaded } = await loadBackend({ order: [backend] });
    tf = loaded!.tf;
    await loaded!.activate();
    engine = new TensorEngine(loaded!);
  });

  it('gives the levels of the plain one, rising in every row', () => {
    const levels = tf.tidy(() => monotoneLevels(tf, tf.tensor3d([outputs])).arraySync()[0]!);
    levels.forEach((row, at) => {
      const plain = plainLevels(outputs[at]!);
      row.forEach((level, k) => {
        expect(Math.abs(level - plain[k]!)).toBeLessThan(2e-6 * Math.max(1, Math.abs(plain[k]!)));
        if (k > 0) expect(level).toBeGreaterThanOrEqual(row[k - 1]!);
      });
    });
    expect(levels[0]![2]! - levels[0]![1]!).toBeCloseTo(Math.LN2, 6);
  });

  it('has the slope of central differences, every level weighed apart', () => {
    const weights = [1, -2, 0.5, 3];
    const slope = tf.tidy(() => {
      const of = (z: Tensor): Tensor => tf.sum(tf.mul(monotoneLevels(tf, z as Tensor3D), tf.tensor1d(weights)));
      return (
        tf
          .grad(of)(tf.tensor3d([outputs]))
          .arraySync() as number[][][]
      )[0]!;
    });
    outputs.forEach((row, at) => {
      row.forEach((output, k) => {
        const along = (x: number): number => {
          const levels = Float64Array.from(row.with(k, x));
          accumulateLevels(levels, 0, 4);
          return levels.reduce((sum, level, j) => sum + weights[j]! * level, 0);
        };
        expect(slope[at]![k]).toBeCloseTo(slopeByCentralDifference(along, output, 1e-3), 5);
      });
    });
    expect(slope[0]![2]).toBeCloseTo(3.5 / 2, 6); // at exactly 0 half of the slopes above: (0.5 + 3) / 2
  });

  it('never crosses, from the first epoch to the last, where the raw head does', async () => {
    const crossings = async (head: 'raw' | 'monotone'): Promise<number[]> => {
      const config = smallConfig({
        head,
        taus: equallySpacedTaus(9),
        crossingPenalty: 0,
        learningRate: 0.05,
        epochs: 8,
      });
      const rates: number[] = [];
      const onEpoch = ({ crossingRate }: { crossingRate: number }): unknown => rates.push(crossingRate);
      await engine.train({ config, ...prepareShard(smallCohort(), config, [0, 1, 2]), onEpoch });
      return rates;
    };
    expect(await crossings('monotone')).toEqual(new Array(8).fill(0));
    expect(Math.max(...(await crossings('raw')))).toBeGreaterThan(0.05);
  });
});

it.each(['raw', 'monotone'] as const)(
  'the plain loops that hold the engine have the slope of their own loss: %s',
  (head) => {
    const config = smallConfig({ head, activation: 'tanh', hiddenUnits: [4], crossingPenalty: 2 });
    const weights = Array.from({ length: 3 * 4 + 4 + 4 * 3 + 3 }, () => random.normal());
    const rows = [0, 1, 1].map((label) => ({ label, inputs: [random.normal(), random.normal(), random.normal()] }));
    const slope = plainSlope(config, weights, rows);
    weights.forEach((weight, at) => {
      const along = (x: number): number => plainLoss(config, weights.with(at, x), rows);
      expect(slope[at]).toBeCloseTo(slopeByCentralDifference(along, weight, 1e-4), 8);
    });
  },
);
