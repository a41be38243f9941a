import { describe, expect, it } from 'vitest';
import { memberLatentQuantiles } from '@/models/inference/forward';
import { countWeights, layersOf, networkShapeOf } from '@/models/inference/network-shape';
import { createRandom } from '@/models/math/random';
import { defaultConfig } from '@/models/training/defaults';
import { initialWeights } from '@/models/training/initial-weights';

describe('layersOf', () => {
  it('lays kernel and bias of each layer end to end, by hand', () => {
    // 3 inputs, hidden 4 and 2, 5 outputs: 3*4 + 4 = 16, 4*2 + 2 = 10, 2*5 + 5 = 15
    const shape = { nInputs: 3, hiddenUnits: [4, 2], nOutputs: 5, activation: 'relu' } as const;
    expect(layersOf(shape)).toEqual([
      { nIn: 3, nOut: 4, start: 0, biasStart: 12 },
      { nIn: 4, nOut: 2, start: 16, biasStart: 24 },
      { nIn: 2, nOut: 5, start: 26, biasStart: 36 },
    ]);
    expect(countWeights(shape)).toBe(41);
  });

  it('fits the weights that training starts from: zero inputs leave the biases of the head', () => {
    const config = defaultConfig('sbqc', { hiddenUnits: [7, 3] });
    const shape = networkShapeOf(config, 4);
    const weights = initialWeights(config, 4, 0.3, createRandom(1));
    const head = layersOf(shape).at(-1)!;
    expect(weights.length).toBe(countWeights(shape));
    const outputs = memberLatentQuantiles(weights, shape, new Float64Array(4), 1);
    expect(Array.from(outputs)).toEqual(Array.from(weights.subarray(head.biasStart)));
  });
});

describe('networkShapeOf', () => {
  it('has one output for each level, and a single logit for bce', () => {
    expect(networkShapeOf(defaultConfig('bqc'), 2).nOutputs).toBe(9);
    expect(networkShapeOf(defaultConfig('bce'), 2).nOutputs).toBe(1);
    expect(countWeights(networkShapeOf(defaultConfig('logistic'), 2))).toBe(3);
  });
});
