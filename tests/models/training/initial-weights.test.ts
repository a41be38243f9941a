import { describe, expect, it } from 'vitest';
import { distributionOf } from '@/models/inference/distribution';
import { memberLatentQuantiles } from '@/models/inference/forward';
import { networkShapeOf } from '@/models/inference/network-shape';
import { solveTauStar } from '@/models/inference/tau-star';
import { expit } from '@/models/math/logistic';
import { createRandom } from '@/models/math/random';
import { initialWeights } from '@/models/training/initial-weights';
import { smallConfig } from './small-cohort';

describe('initialWeights', () => {
  it('draws hidden kernels with the variance 2 over the number of inputs, and no biases', () => {
    const config = smallConfig({ hiddenUnits: [400] });
    const weights = initialWeights(config, 50, 0.3, createRandom(1));
    const kernel = weights.subarray(0, 50 * 400);
    const mean = kernel.reduce((sum, weight) => sum + weight, 0) / kernel.length;
    const variance = kernel.reduce((sum, weight) => sum + (weight - mean) ** 2, 0) / kernel.length;
    expect(Math.abs(mean)).toBeLessThan(0.01);
    expect(variance * 25).toBeGreaterThan(0.95);
    expect(variance * 25).toBeLessThan(1.05);
    expect(weights.subarray(50 * 400, 51 * 400).every((bias) => bias === 0)).toBe(true);
  });

  it.each(['sbqc', 'bqc'] as const)('starts %s at the base rate with every level in order and in agreement', (loss) => {
    const config = smallConfig({ loss, hiddenUnits: [8, 5], taus: [0.1, 0.3, 0.5, 0.9] });
    const weights = initialWeights(config, 3, 0.3, createRandom(2));
    const shape = { nInputs: 3, hiddenUnits: [8, 5], nOutputs: 4, activation: 'relu' as const };
    const atZero = memberLatentQuantiles(weights, shape, new Float64Array(3), 1); // zero inputs leave the head's biases
    expect(solveTauStar(atZero, config.taus, distributionOf(loss)!).tauStar).toBeCloseTo(0.7, 6);
    const elsewhere = memberLatentQuantiles(weights, shape, Float64Array.from([2, -1, 0.5]), 1);
    for (const row of [atZero, elsewhere]) expect([...row]).toEqual([...row].sort((one, other) => one - other));
    // one shared kernel: the levels stay as far apart as their biases, whatever the patient
    for (let level = 1; level < 4; level++) {
      expect(elsewhere[level]! - elsewhere[level - 1]!).toBeCloseTo(atZero[level]! - atZero[level - 1]!, 5);
    }
  });

  it.each(['sbqc', 'bqc'] as const)('starts a monotone head of %s as the same function as a raw one', (loss) => {
    const config = smallConfig({ loss, taus: [0.1, 0.3, 0.5, 0.9] });
    const inputs = Float64Array.from([0, 0, 0, 2, -1, 0.5]);
    const latentOf = (head: 'raw' | 'monotone'): Float64Array => {
      const weights = initialWeights({ ...config, head }, 3, 0.3, createRandom(2));
      return memberLatentQuantiles(weights, networkShapeOf({ ...config, head }, 3), inputs, 2);
    };
    const raw = latentOf('raw');
    latentOf('monotone').forEach((level, at) => expect(level).toBeCloseTo(raw[at]!, 5));
    expect(raw[4]).not.toBeCloseTo(raw[0]!, 1);
  });

  it('solves sbqc to the base rate exactly, and bce to its logit', () => {
    const config = smallConfig();
    const shape = { nInputs: 3, hiddenUnits: [6], activation: 'relu' as const };
    const sbqc = initialWeights(config, 3, 0.3, createRandom(2));
    const latent = memberLatentQuantiles(sbqc, { ...shape, nOutputs: 3 }, new Float64Array(3), 1);
    expect(solveTauStar(latent, config.taus).tauStar).toBeCloseTo(0.7, 6);
    const bce = initialWeights(smallConfig({ loss: 'bce', taus: [0.5] }), 3, 0.3, createRandom(2));
    expect(expit(memberLatentQuantiles(bce, { ...shape, nOutputs: 1 }, new Float64Array(3), 1)[0]!)).toBeCloseTo(
      0.3,
      6,
    );
  });
});
