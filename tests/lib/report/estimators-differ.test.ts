import { expect, it } from 'vitest';
import { estimatorsDiffer } from '@/lib/report/estimators-differ';
import type { Assessment } from '@/models/model';

const assessment = (given: Partial<Assessment>): Assessment => ({
  risk: 0.5,
  riskLow: 0.4,
  riskHigh: 0.6,
  intervalLevel: 0.9,
  tauStar: 0.5,
  levelMean: 0.5,
  levelDisagreement: 0,
  beyondGrid: null,
  latentQuantiles: [],
  nMembers: 10,
  ...given,
});

it('compares the gap between root and level mean with half the width of the interval', () => {
  // Root 0.5, interval half width 0.1.
  expect(estimatorsDiffer(assessment({ levelMean: 0.59 }))).toBe(false);
  expect(estimatorsDiffer(assessment({ levelMean: 0.61 }))).toBe(true);
  expect(estimatorsDiffer(assessment({ levelMean: 0.39 }))).toBe(true);
  // Root 1 - 0.9 = 0.1.
  expect(estimatorsDiffer(assessment({ tauStar: 0.9, levelMean: 0.1 }))).toBe(false);
});

it('has nothing to compare in a BCE model', () => {
  expect(estimatorsDiffer(assessment({ tauStar: null, levelMean: null }))).toBe(false);
});
