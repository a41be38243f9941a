import { describe, expect, it } from 'vitest';
import { nonnegativeMinimum } from '@/models/math/nonnegative-minimum';
import { normalQuantile } from '@/models/math/normal';
import { studentQuantile } from '@/models/math/student-quantile';
import { readReference, relativeError } from '../../reference/read';

const { minima, students } = readReference('interval-calibration.json') as {
  minima: { matrix: number[][]; right: number[]; x: number[] }[];
  students: [number, number, number][];
};

describe('nonnegativeMinimum', () => {
  it('finds what SciPy’s nnls finds', () => {
    for (const { matrix, right, x } of minima) {
      nonnegativeMinimum(matrix, right).forEach((value, at) => expect(value).toBeCloseTo(x[at]!, 9));
    }
    expect(minima.flatMap(({ x }) => x).filter((value) => value === 0).length).toBeGreaterThan(2); // bounds that bind
    expect(minima.flatMap(({ x }) => x).filter((value) => value > 0).length).toBeGreaterThan(2);
  });

  it('refuses a form without a minimum', () => {
    expect(() =>
      nonnegativeMinimum(
        [
          [1, 2],
          [2, 1],
        ],
        [1, 1],
      ),
    ).toThrow('must be positive definite');
  });
});

describe('studentQuantile', () => {
  it('is the closed form with one and with two degrees of freedom', () => {
    for (const probability of [0.5001, 0.6, 0.9, 0.95, 0.999]) {
      expect(relativeError(studentQuantile(probability, 1), Math.tan(Math.PI * (probability - 0.5)))).toBeLessThan(
        1e-10,
      );
      const two = (2 * probability - 1) / Math.sqrt(2 * probability * (1 - probability));
      expect(relativeError(studentQuantile(probability, 2), two)).toBeLessThan(1e-10);
    }
  });

  it('is SciPy’s, as exactly as SciPy solves for it', () => {
    for (const [probability, degrees, expected] of students) {
      if (probability === 0.5) expect(studentQuantile(0.5, degrees)).toBe(0);
      else expect(relativeError(studentQuantile(probability, degrees), expected)).toBeLessThan(1e-8);
    }
    expect(students.length).toBeGreaterThan(40);
  });

  it('tends to the normal, and has its ends at infinity', () => {
    expect(studentQuantile(0.95, 1e6)).toBeCloseTo(normalQuantile(0.95), 5);
    expect(studentQuantile(1, 5)).toBe(Infinity);
    expect(studentQuantile(0, 5)).toBe(-Infinity);
  });

  it('refuses what is no probability or no number of degrees', () => {
    expect(() => studentQuantile(1.2, 3)).toThrow('probability must be between zero and one');
    expect(() => studentQuantile(0.9, 0)).toThrow('must be a whole number from 1, but they are 0');
    expect(() => studentQuantile(0.9, 2.5)).toThrow('2.5');
  });
});
