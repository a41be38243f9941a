import { describe, expect, it } from 'vitest';
import { memberLatentQuantiles } from '@/models/inference/forward';
import { countWeights, type NetworkShape } from '@/models/inference/network-shape';
import { bookLines, createReluLines, writeLines, type ReluLines } from '@/models/inference/relu-lines';
import { createRootPlaces, placeRoots, placeRootsOnLines } from '@/models/inference/root-places';
import { createRandom } from '@/models/math/random';

const shape: NetworkShape = { nInputs: 3, hiddenUnits: [40], nOutputs: 5, activation: 'relu' };
const nWeights = countWeights(shape);
const [hiddenBias, headStart] = [3 * 40, 4 * 40];

function randomWeights(seed: string): Float32Array {
  const random = createRandom(seed);
  return Float32Array.from({ length: nWeights }, () => random.normal());
}

/** The first layer before activation without input `input`, as the caller of a sweep holds it. */
function withoutInput(weights: Float32Array, inputs: readonly number[], input: number): Float64Array {
  return Float64Array.from({ length: 40 }, (_, unit) =>
    inputs.reduce((sum, x, i) => sum + (i === input ? 0 : x * weights[i * 40 + unit]!), weights[hiddenBias + unit]!),
  );
}

/** Holds every output along the lines to a forward pass of its own, and the roots to these outputs, which it returns. */
function expectSame(
  weights: Float32Array,
  inputs: readonly number[],
  input: number,
  values: readonly number[],
  lines = createReluLines(shape),
): Float64Array {
  const outputs = new Float64Array(5 * values.length).fill(NaN);
  const grid = Float64Array.from(values);
  const others = withoutInput(weights, inputs, input);
  bookLines(lines, weights, others, input, grid, values.length);
  writeLines(lines, grid, values.length, outputs);
  const rows = Float64Array.from(values.flatMap((value) => inputs.with(input, value)));
  const expected = memberLatentQuantiles(weights, shape, rows, values.length);
  values.forEach((value, point) => {
    for (let k = 0; k < 5; k++) {
      const difference = outputs[k * values.length + point]! - expected[point * 5 + k]!;
      // relative to the size of the sum's terms: the outputs themselves may cancel
      expect(Math.abs(difference)).toBeLessThanOrEqual(1e-13 * 40 * (1 + Math.abs(value)));
    }
  });
  bookLines(lines, weights, others, input, grid, values.length);
  const [onLines, ofOutputs] = [createRootPlaces(values.length), createRootPlaces(values.length)];
  placeRootsOnLines(lines, grid, values.length, onLines);
  placeRoots(outputs, 5, values.length, ofOutputs);
  expect(onLines).toEqual(ofOutputs);
  return outputs;
}

const even = (low: number, high: number, n: number) =>
  Array.from({ length: n }, (_, i) => low + ((high - low) * i) / (n - 1));

describe('createReluLines', () => {
  it('gives by hand what two units give', () => {
    // unit 0: x - 1, on above 1; unit 1: 2 - x, on below 2. Q = 10 + 3 relu(x - 1) - relu(2 - x)
    const small: ReluLines = createReluLines({ nInputs: 1, hiddenUnits: [2], nOutputs: 1, activation: 'relu' });
    const outputs = new Float64Array(5);
    const weights = Float32Array.from([1, -1, -1, 2, 3, -1, 10]);
    const values = Float64Array.of(0, 1, 1.5, 2, 4);
    bookLines(small, weights, Float64Array.of(-1, 2), 0, values, 5);
    writeLines(small, values, 5, outputs);
    expect(Array.from(outputs)).toEqual([8, 9, 11, 13, 19]);
  });

  it('agrees with the forward pass for random networks, inputs and grids', () => {
    const random = createRandom('sweeps');
    const lines = createReluLines(shape); // one for all: nothing of one walk may stay for the next
    let largest = 0;
    for (let round = 0; round < 200; round++) {
      const values = Array.from({ length: 1 + random.integer(70) }, () => 3 * random.normal()).sort((a, b) => a - b);
      const inputs = [random.normal(), random.normal(), random.normal()];
      const outputs = expectSame(randomWeights(`network ${round}`), inputs, random.integer(3), values, lines);
      largest = Math.max(largest, ...outputs);
    }
    expect(largest).toBeGreaterThan(10); // there was something to compare
  });

  it('takes even and uneven grids, one value, and a value several times', () => {
    const weights = randomWeights('grids');
    expectSame(weights, [0.3, -1, 0.7], 1, even(-3, 3, 61));
    expectSame(weights, [0.3, -1, 0.7], 1, [-1e6, -2, -1.999, 0, 1e-9, 2, 1e6]);
    expectSame(weights, [0.3, -1, 0.7], 1, [0.4]);
    expectSame(weights, [0.3, -1, 0.7], 1, [0.4, 0.4, 0.4]);
    expectSame(weights, [0.3, -1, 0.7], 1, [-1, -1, 0.4, 0.4, 2, 2]);
  });

  it('has no step where the grid lies on switch points', () => {
    const weights = randomWeights('switches');
    const inputs = [0.5, -0.25, 1];
    const others = withoutInput(weights, inputs, 2);
    const switches = Array.from(others, (constant, unit) => -constant / weights[2 * 40 + unit]!).sort((a, b) => a - b);
    expectSame(weights, inputs, 2, switches);
    expectSame(
      weights,
      inputs,
      2,
      switches.flatMap((x) => [x - 1e-12, x, x + 1e-12]).sort((a, b) => a - b),
    );
    // exact in binary: a unit that is 0 at a grid point, from either side
    const exact = new Float32Array(nWeights);
    exact.set([1, -1], 0);
    exact.set([-2, 2], hiddenBias);
    exact.fill(1, headStart, headStart + 10);
    const outputs = expectSame(exact, [0, 0, 0], 0, [1, 2, 3]);
    expect(Array.from(outputs.subarray(0, 3))).toEqual([1, 0, 1]);
  });

  it.each([
    ['no unit looks at the feature', 0, undefined],
    ['every unit is off all along', undefined, -1e3],
    ['every unit is on all along', undefined, 1e3],
  ])('%s', (_, weight, bias) => {
    const weights = randomWeights('same');
    if (weight !== undefined) weights.fill(weight, 0, 40);
    if (bias !== undefined) weights.fill(bias, hiddenBias, hiddenBias + 40);
    const outputs = expectSame(weights, [0.1, 0.2, 0.3], 0, even(-3, 3, 31));
    if (bias === undefined || bias < 0) expect(outputs.subarray(0, 31).every((q) => q === outputs[0])).toBe(true);
    else expect(outputs[30]).not.toBe(outputs[0]);
  });

  it('refuses what is not piecewise linear', () => {
    expect(() => createReluLines({ ...shape, activation: 'tanh' })).toThrow('one ReLU layer');
    expect(() => createReluLines({ ...shape, hiddenUnits: [4, 4] })).toThrow('one ReLU layer');
  });
});
