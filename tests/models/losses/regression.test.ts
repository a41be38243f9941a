import { describe, expect, it } from 'vitest';
import {
  absoluteError,
  check,
  huber,
  logCosh,
  type RegressionLoss,
  smoothCheck,
  squaredError,
  tiltedLogCosh,
} from '@/models/losses/regression';
import { normalQuantile } from '@/models/math/normal';
import { createRandom } from '@/models/math/random';
import { readReference, relativeError } from '../../reference/read';
import { minimize, slopeByCentralDifference } from './support';

const losses: readonly RegressionLoss[] = [
  squaredError,
  absoluteError,
  huber(0.7),
  check(0.9),
  smoothCheck(0.1, 0.4),
  logCosh(0.5),
  tiltedLogCosh(0.8, 0.3),
];

describe.each(losses)('$name', (loss) => {
  it('slope is the derivative of value with respect to the prediction', () => {
    const random = createRandom('regression');
    for (let draw = 0; draw < 300; draw++) {
      const [y, prediction] = [2 * random.normal(), 2 * random.normal()];
      if (Math.abs(y - prediction) < 0.01 || Math.abs(Math.abs(y - prediction) - 0.7) < 0.01) continue; // kinks
      const expected = slopeByCentralDifference((at) => loss.value(y, at), prediction, 5e-4);
      expect(loss.slope(y, prediction)).toBeCloseTo(expected, 8);
    }
  });

  it('no slope exceeds the Lipschitz constant, and it is nearly reached', () => {
    const slopes = [-6, -2, -0.1, 0.1, 2, 6].map((residual) => Math.abs(loss.slope(1 + residual, 1)));
    const bound = loss.lipschitzConstant(6);
    expect(Math.max(...slopes)).toBeLessThanOrEqual(bound * (1 + 1e-12));
    expect(Math.max(...slopes)).toBeGreaterThan(bound * (1 - 1e-8));
  });

  it('stays finite with its full slope at residuals of 1e4', () => {
    for (const residual of [-1e4, 1e4]) {
      expect(Number.isFinite(loss.value(residual, 0))).toBe(true);
      expect(Math.sign(loss.slope(residual, 0))).toBe(-Math.sign(residual));
    }
  });
});

it('log-cosh agrees with mpmath to 1e-14, from residuals of 1e-9 to 1e4', () => {
  const { logCosh: rows } = readReference('losses.json') as { logCosh: [h: number, residual: number, value: number][] };
  expect(rows.length).toBeGreaterThan(20);
  for (const [h, residual, value] of rows) {
    expect(relativeError(logCosh(h).value(residual, 0), value), `h ${h}, r ${residual}`).toBeLessThan(1e-14);
  }
});

it('identities: check at 1/2 is half MAE; both smooth losses tend to theirs as h falls; Huber tends to r^2/2', () => {
  for (const residual of [-3, -0.4, 0.2, 5]) {
    expect(2 * check(0.5).value(residual, 0)).toBeCloseTo(absoluteError.value(residual, 0), 14);
    expect(smoothCheck(0.3, 1e-6).value(residual, 0)).toBeCloseTo(check(0.3).value(residual, 0), 12);
    expect(tiltedLogCosh(0.5, 0.7).value(residual, 0)).toBeCloseTo(logCosh(0.7).value(residual, 0) / 2, 14);
    expect(huber(100).value(residual, 0)).toBeCloseTo(squaredError.value(residual, 0) / 2, 12);
    expect(logCosh(1e-6).value(residual, 0)).toBeCloseTo(Math.abs(residual), 5);
  }
});

describe('constant minimisers on a standard normal (4001 equally likely quantiles)', () => {
  const sample = Array.from({ length: 4001 }, (_, at) => normalQuantile((at + 0.5) / 4001));
  const fit = (loss: RegressionLoss): number =>
    minimize((at) => sample.reduce((sum, y) => sum + loss.value(y, at), 0), -5, 5);
  const skewed = sample.map((y) => Math.exp(y));
  const fitSkewed = (loss: RegressionLoss): number =>
    minimize((at) => skewed.reduce((sum, y) => sum + loss.value(y, at), 0), 0, 40);

  it('the check loss recovers the tau-quantile, and a share of tau lies below it', () => {
    for (const tau of [0.1, 0.5, 0.9]) {
      const quantile = fit(check(tau));
      expect(quantile).toBeCloseTo(normalQuantile(tau), 2);
      expect(sample.filter((y) => y <= quantile).length / 4001).toBeCloseTo(tau, 3);
    }
  });

  it('MSE recovers the mean and MAE the median', () => {
    expect(fitSkewed(squaredError)).toBeCloseTo(skewed.reduce((sum, y) => sum + y, 0) / 4001, 5);
    expect(fitSkewed(absoluteError)).toBeCloseTo(1, 3);
  });

  it('tilted log-cosh at 0.9 misses the quantile as stated (theory, section 8); the smooth check hardly does', () => {
    expect(fit(tiltedLogCosh(0.9, 1))).toBeCloseTo(0.985, 2);
    expect(fit(tiltedLogCosh(0.9, 0.1))).toBeCloseTo(1.229, 2);
    expect(fit(tiltedLogCosh(0.9, 0.01))).toBeCloseTo(1.276, 2);
    expect(fit(smoothCheck(0.9, 0.1))).toBeCloseTo(1.287, 2);
  });
});

it('refuses tau outside (0,1) and widths that are not positive', () => {
  expect(() => check(1)).toThrow('tau must be strictly between zero and one');
  expect(() => smoothCheck(NaN, 1)).toThrow('tau must be strictly between zero and one');
  expect(() => logCosh(0)).toThrow('h must be above zero');
  expect(() => huber(NaN)).toThrow('delta must be above zero');
});
