/** Student's t and the corrected resampled interval, against mpmath and scipy. */
import { describe, expect, it } from 'vitest';
import { studentTBound, studentTWithin } from '@/models/math/student-t';
import { correctedResampled } from '@/models/metrics/corrected-resampled';
import { readReference, relativeError } from '../../reference/read';

const reference = readReference('student_t.json') as {
  bounds: { freedom: number; share: number; bound: number }[];
  intervals: { differences: number[]; testShare: number; mean: number; low: number; high: number }[];
};

describe('Student’s t', () => {
  it.each(reference.bounds)('with $freedom degrees of freedom holds $share', ({ freedom, share, bound }) => {
    expect(relativeError(studentTBound(share, freedom), bound)).toBeLessThan(1e-11);
    expect(studentTWithin(bound, freedom)).toBeCloseTo(share, 12);
  });

  it('with one is Cauchy’s: tan(pi share / 2)', () => {
    for (const share of [0.2, 0.5, 0.95]) {
      expect(relativeError(studentTBound(share, 1), Math.tan((Math.PI * share) / 2))).toBeLessThan(1e-12);
    }
  });

  it('refuses what is no share and no count', () => {
    expect(() => studentTBound(1, 3)).toThrow('share must be strictly between zero and one');
    expect(() => studentTBound(0.9, 0)).toThrow('degrees of freedom must be a whole number');
    expect(() => studentTWithin(-1, 3)).toThrow('t must be at least zero');
  });
});

describe('the corrected resampled interval', () => {
  it.each(reference.intervals)(
    'is scipy’s t interval at the corrected variance',
    ({ differences, testShare, ...theirs }) => {
      const ours = correctedResampled(differences, testShare);
      expect(ours.mean).toBeCloseTo(theirs.mean, 12);
      expect(ours.low).toBeCloseTo(theirs.low, 10);
      expect(ours.high).toBeCloseTo(theirs.high, 10);
    },
  );

  it('is about five times as wide as the usual one for 100 splits of five folds', () => {
    const { differences } = reference.intervals[0]!;
    const { mean, high } = correctedResampled(differences, 0.25);
    const spread = Math.sqrt(differences.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 99);
    expect((high! - mean) / (studentTBound(0.95, 99) * (spread / 10))).toBeCloseTo(Math.sqrt(26), 9);
  });

  it('is a point where nothing differs, has no width for one split, and refuses none', () => {
    expect(correctedResampled([0.5, 0.5], 0.25)).toEqual({ mean: 0.5, low: 0.5, high: 0.5 });
    expect(correctedResampled([0.5], 0.25)).toEqual({ mean: 0.5, low: null, high: null });
    expect(() => correctedResampled([], 0.25)).toThrow('at least one split');
    expect(() => correctedResampled([1], 0)).toThrow('testShare must be above zero');
  });
});
