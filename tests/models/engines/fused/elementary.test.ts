import { beforeAll, describe, expect, it } from 'vitest';
import type { Kernel } from '@/models/engines/fused/kernel';
import { freshKernel, numbersAt } from './kernel';

type Apply = 'applyExponential' | 'applyLogarithm' | 'applyArctangentRatio' | 'applyHyperbolicTangent';

/** `count` float32 points from `low` to `high`, both with them. */
function spaced(low: number, high: number, count = 40_000): Float32Array {
  return Float32Array.from({ length: count }, (_, at) => low + ((high - low) * at) / (count - 1));
}

/** Powers of two between 2^low and 2^high, spread evenly in their exponent. */
function geometric(low: number, high: number): Float32Array {
  return spaced(low, high).map((exponent) => 2 ** exponent);
}

const arctangentRatio = (square: number): number =>
  (4 / Math.PI) * (square === 0 ? 1 : Math.atan(Math.sqrt(square)) / Math.sqrt(square));

describe('elementary functions on four lanes', () => {
  let kernel: Kernel;
  beforeAll(async () => {
    kernel = await freshKernel();
  });

  function apply(name: Apply, points: Float32Array): Float32Array {
    const values = numbersAt(kernel, 0, points.length);
    values.set(points);
    kernel[name](values.byteOffset, values.byteLength);
    return values.slice();
  }

  it.each<[string, Apply, (x: number) => number, Float32Array, number]>([
    ['e^x', 'applyExponential', Math.exp, spaced(-87, 88), 1.5e-7],
    ['e^x near 0', 'applyExponential', Math.exp, spaced(-0.01, 0.01), 1.5e-7],
    ['log x', 'applyLogarithm', Math.log, geometric(-125, 125), 1.5e-7],
    ['log x near 1', 'applyLogarithm', Math.log, spaced(0.9, 1.1), 1.5e-7],
    ['(4/pi) atan(e)/e', 'applyArctangentRatio', arctangentRatio, spaced(0, 1), 1.5e-7],
    ['tanh x', 'applyHyperbolicTangent', Math.tanh, spaced(-12, 12), 2e-7],
    ['tanh x near 0', 'applyHyperbolicTangent', Math.tanh, geometric(-30, -1), 2e-7],
  ])('%s keeps float32', (_, name, exact, points, tolerance) => {
    const values = apply(name, points);
    let largest = 0;
    points.forEach((point, at) => {
      const expected = exact(point);
      const error = Math.abs(values[at]! - expected);
      largest = Math.max(largest, expected === 0 ? error : error / Math.abs(expected));
    });
    expect(largest).toBeLessThan(tolerance);
    expect(new Set(points).size).toBeGreaterThan(1000); // the points are spread as they should be
  });

  it('stays in range beyond its ends, and keeps what is not a number', () => {
    const [low, far, nan, one] = apply('applyExponential', Float32Array.of(-100, -1e30, NaN, 0));
    expect(low).toBeCloseTo(Math.exp(-87), 40);
    expect(far).toBe(low);
    expect(nan).toBeNaN();
    expect(one).toBe(1);
    expect(Array.from(apply('applyHyperbolicTangent', Float32Array.of(-500, 500, NaN, 0)))).toEqual([-1, 1, NaN, 0]);
  });
});
