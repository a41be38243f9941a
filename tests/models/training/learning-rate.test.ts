import { describe, expect, it } from 'vitest';
import { adaptiveRateOf, learningRateOf } from '@/models/training/learning-rate';
import { defaultConfig } from '@/models/training/defaults';
import type { LearningRateSchedule } from '@/models/training/config';

describe('learningRateOf', () => {
  const rates = (learningRateSchedule: LearningRateSchedule): number[] => {
    const config = defaultConfig('sbqc', { learningRate: 0.9, epochs: 500, learningRateSchedule });
    return [0, 100, 499].map((epoch) => learningRateOf(config, epoch));
  };

  it('follows each schedule, by hand', () => {
    expect(rates('constant')).toEqual([0.9, 0.9, 0.9]);
    [0.9, 0.72, 0.0018].forEach((rate, at) => expect(rates('linear')[at]).toBeCloseTo(rate, 14));
    // 0.9 e^-0.01 and 0.9 e^-0.0499
    [0.9, 0.891044850374, 0.85619209698].forEach((rate, at) => expect(rates('exponential')[at]).toBeCloseTo(rate, 11));
  });

  it('as published has the sign of the print, so that it rises: 0.9 e^(0.0001 epoch)', () => {
    // 0.9 e^0.01 and 0.9 e^0.0499
    [0.9, 0.909045150376, 0.94604937707].forEach((rate, at) =>
      expect(rates('exponential-published')[at]).toBeCloseTo(rate, 11),
    );
  });
});

describe('adaptiveRateOf', () => {
  const squares = { largest: 25, mean: 16 };

  it('is 1/(c K) with c of the levels and the penalty, by hand', () => {
    // nine levels 0.1 to 0.9: c = (18/pi)/9 + 30/8 = 2/pi + 3.75; K = 5
    expect(adaptiveRateOf(defaultConfig('sbqc', { optimizer: 'lalr', crossingPenalty: 30 }), squares)).toBeCloseTo(
      1 / ((2 / Math.PI + 3.75) * 5),
      14,
    );
    // c = 1, batches of 32: K = 4/sqrt(32)
    const bce = defaultConfig('bce', { optimizer: 'lalr-published' });
    expect(adaptiveRateOf(bce, squares)).toBeCloseTo((0.05 * Math.sqrt(32)) / 4, 14);
  });

  it('refuses what has no such rule', () => {
    expect(() => adaptiveRateOf(defaultConfig('sbqc'), squares)).toThrow('adam sets no learning rate');
    expect(() => adaptiveRateOf(defaultConfig('bqc', { optimizer: 'lalr-published' }), squares)).toThrow('for bqc');
  });
});
