import { describe, expect, it } from 'vitest';
import {
  crossingPenaltyLipschitzConstant,
  crossingPenaltySlope,
  crossingPenaltyValue,
  hasCrossing,
} from '@/models/losses/crossing-penalty';
import { createRandom } from '@/models/math/random';
import { slopeByCentralDifference } from './support';

describe('crossing penalty', () => {
  it('is the mean drop over rows and neighbouring pairs', () => {
    // row 1: drops 2 and 0; row 2: drops 0 and 0.5; two rows of two pairs
    expect(crossingPenaltyValue([3, 1, 4, 0, 1, 0.5], 3)).toBeCloseTo(2.5 / 4, 15);
  });

  it('is zero exactly when every row ascends, equal neighbours included', () => {
    expect(crossingPenaltyValue([-1, 0, 0, 5], 4)).toBe(0);
    expect(hasCrossing([9, -1, 0, 0, 5], 1, 4)).toBe(false);
    expect(hasCrossing([9, -1, 0, 0, 5], 0, 5)).toBe(true);
  });

  it('does not grow with rows or levels, as the mean it is', () => {
    const row = [2, 1, 0, -1, -2];
    expect(crossingPenaltyValue(row, 5)).toBe(1);
    expect(crossingPenaltyValue([...row, ...row, ...row], 5)).toBe(1);
    expect(crossingPenaltyValue([1, 0], 2)).toBe(1);
  });

  it('a single level has no penalty', () => {
    expect(crossingPenaltyValue([3, 1], 1)).toBe(0);
    expect(crossingPenaltySlope([3, 1], 1)).toEqual(new Float64Array(2));
    expect(crossingPenaltyLipschitzConstant(1)).toBe(0);
  });

  it('slope is the derivative of value, and stays below 1/(m-1) per row', () => {
    const random = createRandom('penalty');
    const latent = Array.from({ length: 4 * 9 }, () => random.normal());
    const slope = crossingPenaltySlope(latent, 9);
    latent.forEach((value, at) => {
      const along = (x: number): number => crossingPenaltyValue(latent.with(at, x), 9);
      expect(slope[at]).toBeCloseTo(slopeByCentralDifference(along, value, 1e-7), 6);
    });
    const steepest = Math.max(...slope.map(Math.abs));
    expect(steepest * 4).toBeCloseTo(crossingPenaltyLipschitzConstant(9), 12);
  });

  it('refuses latent quantiles that do not fill rows', () => {
    expect(() => crossingPenaltyValue([1, 2, 3], 2)).toThrow('rows of 2');
  });
});
