import { describe, expect, it } from 'vitest';
import { levelMeanTauStar, linearTauStar } from '@/models/inference/root-estimators';
import { countSignChanges, solveTauStar } from '@/models/inference/tau-star';
import { hyperbolicSecant } from '@/models/math/hyperbolic-secant';
import { nineTaus } from './support';

const agreeing = (risk: number): number[] => nineTaus.map((tau) => -hyperbolicSecant.quantile(1 - risk, tau));

describe('where all levels agree', () => {
  it('the level mean is exact; the linear root only on a level or beyond the grid', () => {
    for (const risk of [0.02, 0.25, 0.5, 0.83, 0.97])
      expect(levelMeanTauStar(agreeing(risk), nineTaus)).toBeCloseTo(1 - risk, 12);
    for (const risk of [0.02, 0.3, 0.5, 0.97])
      expect(linearTauStar(agreeing(risk), nineTaus)).toBeCloseTo(1 - risk, 10);
  });

  it('the linear root is off between levels by as much as the two slopes of Q differ', () => {
    // p0 = 0.75 between 0.7 and 0.8: Q_0.7 = -F^{-1}(0.75), slopes of Q in tau pi/(2 * 0.25) below and pi/(2 * 0.75) above
    const linear = linearTauStar(agreeing(0.25), nineTaus);
    const below = hyperbolicSecant.quantile(0.75, 0.7);
    const above = -hyperbolicSecant.quantile(0.75, 0.8);
    expect(linear).toBeCloseTo(0.7 + (0.1 * below) / (below + above), 12);
    expect(Math.abs(linear - 0.75)).toBeGreaterThan(0.01);
    expect(solveTauStar(agreeing(0.25), nineTaus).tauStar).toBeCloseTo(0.75, 12);
  });
});

it('linear root, by hand: -1 at 0.4 and 3 at 0.6 cross zero a quarter of the way', () => {
  expect(linearTauStar([-1, 3], [0.4, 0.6])).toBeCloseTo(0.45, 14);
  expect(linearTauStar([3, -1], [0.4, 0.6])).toBeCloseTo(0.45, 14); // sorted first
});

it('sign changes: none beyond the grid, one as it should be, more where crossed levels offer several roots', () => {
  expect(countSignChanges([1, 2, 3])).toBe(0);
  expect(countSignChanges([-2, -1, 0, 3])).toBe(1);
  expect(countSignChanges([-1, 0.2, -0.1, 2])).toBe(3);
});
