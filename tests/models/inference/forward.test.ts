import { describe, expect, it } from 'vitest';
import { memberLatentQuantiles } from '@/models/inference/forward';
import { countWeights, type NetworkShape } from '@/models/inference/network-shape';
import { createRandom } from '@/models/math/random';

const tiny: NetworkShape = { nInputs: 2, hiddenUnits: [2], nOutputs: 3, activation: 'relu' };
// kernel [2,2], bias [2], kernel [2,3], bias [3]
const tinyWeights = Float32Array.from([1, -1, 2, 0.5, 0.5, -0.25, 1, 2, 3, -1, 4, 0.5, 10, 20, 30]);

describe('memberLatentQuantiles', () => {
  it('one hidden layer of two ReLU units, by hand', () => {
    // inputs (1, 2): z = (1*1 + 2*2 + 0.5, -1*1 + 0.5*2 - 0.25) = (5.5, -0.25) -> (5.5, 0)
    // outputs: 10 + 5.5*1, 20 + 5.5*2, 30 + 5.5*3
    // inputs (-1, 0): z = (-0.5, 0.75) -> (0, 0.75); outputs 10 - 0.75, 20 + 3, 30 + 0.375
    const outputs = memberLatentQuantiles(tinyWeights, tiny, Float64Array.from([1, 2, -1, 0]), 2);
    expect(Array.from(outputs)).toEqual([15.5, 31, 46.5, 9.25, 23, 30.375]);
  });

  it('no hidden layer, by hand: the linear predictor', () => {
    const linear: NetworkShape = { nInputs: 2, hiddenUnits: [], nOutputs: 1, activation: 'relu' };
    // -2 + 1 * 3 + 0.5 * -4 = -1; a ReLU would have made 0 of it
    const outputs = memberLatentQuantiles(Float32Array.from([3, -4, -2]), linear, Float64Array.from([1, 0.5, 0, 0]), 2);
    expect(Array.from(outputs)).toEqual([-1, -2]);
  });

  it('one tanh unit, by hand', () => {
    const shape: NetworkShape = { nInputs: 1, hiddenUnits: [1], nOutputs: 1, activation: 'tanh' };
    const [output] = memberLatentQuantiles(Float32Array.from([2, 1, 3, -1]), shape, Float64Array.from([0.5]), 1);
    expect(output).toBeCloseTo(3 * Math.tanh(2) - 1, 15);
  });

  it('two hidden layers agree with the matrix products written out', () => {
    const shape: NetworkShape = { nInputs: 3, hiddenUnits: [4, 2], nOutputs: 2, activation: 'tanh' };
    const random = createRandom('two layers');
    const weights = Float32Array.from({ length: countWeights(shape) }, () => random.normal());
    const input = [0.3, 0, -1.2];
    const layer = (values: number[], from: number, nOut: number): number[] =>
      Array.from({ length: nOut }, (_, unit) =>
        values.reduce(
          (sum, value, i) => sum + value * weights[from + i * nOut + unit]!,
          weights[from + values.length * nOut + unit]!,
        ),
      );
    const first = layer(input, 0, 4).map(Math.tanh);
    const second = layer(first, 16, 2).map(Math.tanh);
    const expected = layer(second, 26, 2);
    const outputs = memberLatentQuantiles(weights, shape, Float64Array.from(input), 1);
    outputs.forEach((value, unit) => expect(value).toBeCloseTo(expected[unit]!, 13));
  });

  it('refuses weights or inputs that do not fit', () => {
    expect(() => memberLatentQuantiles(tinyWeights, tiny, new Float64Array(3), 2)).toThrow('do not fit');
    expect(() => memberLatentQuantiles(tinyWeights.slice(1), tiny, new Float64Array(4), 2)).toThrow('do not fit');
  });
});
