import { describe, expect, it } from 'vitest';
import { memberLatentQuantiles } from '@/models/inference/forward';
import { accumulateLevels, outputsOfLevels } from '@/models/inference/monotone-levels';
import type { NetworkShape } from '@/models/inference/network-shape';
import { hasCrossing } from '@/models/losses/crossing-penalty';
import { createRandom } from '@/models/math/random';

describe('accumulateLevels', () => {
  it('adds softplus steps to the first output, by hand', () => {
    // steps log(1 + e^0) = log 2 and log(1 + e^log 3) = log 4
    const outputs = Float64Array.of(7, -1, 0, Math.log(3), 9);
    accumulateLevels(outputs, 1, 3);
    [7, -1, -1 + Math.LN2, -1 + Math.log(8), 9].forEach((value, at) => expect(outputs[at]).toBeCloseTo(value, 14));
  });

  it('never falls, however extreme the outputs', () => {
    const random = createRandom('levels');
    for (let draw = 0; draw < 200; draw++) {
      const outputs = Float64Array.from({ length: 9 }, () => 300 * random.normal());
      accumulateLevels(outputs, 0, 9);
      expect(hasCrossing(outputs, 0, 9)).toBe(false);
      expect(outputs.every(Number.isFinite)).toBe(true);
    }
  });

  it('undoes outputsOfLevels, for steps from 1e-6 to 500', () => {
    const levels = [-3, -3 + 1e-6, 0, 0.7, 500];
    const outputs = Float64Array.from(outputsOfLevels(levels));
    accumulateLevels(outputs, 0, 5);
    levels.forEach((level, at) => expect(outputs[at]).toBeCloseTo(level, 10));
    expect(() => outputsOfLevels([0, 0])).toThrow('levels must rise, but 0 follows 0');
  });
});

it('memberLatentQuantiles accumulates under a monotone head only', () => {
  const raw: NetworkShape = { nInputs: 1, hiddenUnits: [1], nOutputs: 2, activation: 'relu' };
  const weights = Float32Array.of(1, 0, 2, -1, 0.5, 0.25); // hidden x; outputs 2x + 0.5 and -x + 0.25
  const inputs = Float64Array.of(0.25, 1);
  expect(Array.from(memberLatentQuantiles(weights, raw, inputs, 2))).toEqual([1, 0, 2.5, -0.75]);
  const levels = memberLatentQuantiles(weights, { ...raw, head: 'monotone' }, inputs, 2);
  // 1 + log 2; 2.5 + log(1 + e^-0.75)
  [1, 1.6931471806, 2.5, 2.8868710061].forEach((value, at) => expect(levels[at]).toBeCloseTo(value, 9));
});
