import { describe, expect, it } from 'vitest';
import { coordinate } from '@/lib/charts/frame';
import { interpolate, zeroCrossings } from '@/lib/charts/interpolate';
import { spreadLabels } from '@/lib/charts/spread-labels';
import { wrapLabel } from '@/lib/charts/wrap-label';

describe('interpolate', () => {
  const xs = Object.freeze([0, 10, 30]);
  const ys = Object.freeze([1, 2, 6]);
  it('goes straight between the points and stays level beyond them', () => {
    expect([-5, 0, 5, 10, 15, 30, 99].map((x) => interpolate(xs, ys, x))).toEqual([1, 1, 1.5, 2, 3, 6, 6]);
  });
  it('refuses an empty curve', () => expect(() => interpolate([], [], 1)).toThrow('one value for each grid point'));
});

describe('zeroCrossings', () => {
  it('finds each root once, also one on a grid point and one at the end', () => {
    expect(zeroCrossings([0, 1, 2, 3, 4], [-1, 1, 2, 0, -2])).toEqual([0.5, 3]);
    expect(zeroCrossings([0, 1], [-3, 0])).toEqual([1]);
    expect(zeroCrossings([0, 1, 2], [1, 2, 3])).toEqual([]);
  });
});

describe('spreadLabels', () => {
  it('leaves alone what stands apart', () => expect(spreadLabels([10, 50, 90], 12, 0, 100)).toEqual([10, 50, 90]));

  it('parts a crowd around its middle and keeps the order of the input', () => {
    const [second, first, third] = spreadLabels([50, 49, 51], 12, 0, 100) as [number, number, number];
    expect(second).toBeCloseTo(50, 6);
    expect(second - first).toBeGreaterThanOrEqual(12 - 1e-9);
    expect(third - second).toBeGreaterThanOrEqual(12 - 1e-9);
  });

  it.each([
    ['at the top', [0, 0, 0, 1]],
    ['at the bottom', [100, 100, 99, 100]],
    ['everywhere', [0, 20, 20, 40, 40, 40, 90, 100]],
  ])('keeps the gap and the edges %s', (_, places) => {
    const spread = [...spreadLabels(places, 12, 0, 100)].sort((a, b) => a - b);
    expect(spread[0]).toBeGreaterThanOrEqual(-1e-9);
    expect(spread.at(-1)).toBeLessThanOrEqual(100 + 1e-9);
    spread.slice(1).forEach((place, index) => expect(place - spread[index]!).toBeGreaterThanOrEqual(12 - 1e-9));
  });

  it('refuses what cannot fit', () => expect(() => spreadLabels([1, 2, 3], 60, 0, 100)).toThrow('do not fit'));
});

describe('wrapLabel', () => {
  it.each([
    ['typical angina', ['typical angina']],
    ['left ventricular hypertrophy', ['left ventricular', 'hypertrophy']],
    ['one two three four five six seven eight', ['one two three four', 'five six seven…']],
    ['pneumonoultramicroscopic', ['pneumonoultramicr…']],
  ])('%s', (label, lines) => expect(wrapLabel(label, 18, 2)).toEqual(lines));
});

it('a coordinate is a number or a fault, never NaN in a path', () => {
  expect(coordinate(1.26)).toBe(1.3);
  expect(() => coordinate(NaN)).toThrow('a coordinate must be finite');
});
