import { describe, expect, it } from 'vitest';
import { createRandom } from '@/models/math/random';
import { brierDecomposition } from '@/models/metrics/brier-decomposition';
import { brierScore } from '@/models/metrics/brier-score';
import { calibrationErrors, expectedCalibrationError } from '@/models/metrics/calibration-error';
import { coverage, meanAbsoluteError, pinballLoss, rootMeanSquaredError } from '@/models/metrics/regression';
import { readReference } from '../../reference/read';

const reference = readReference('metrics.json') as {
  samples: { risks: number[]; labels: number[] }[];
  regression: { y: number[]; predictions: number[]; rmse: number; mae: number; pinball: [number, number][] };
};

describe('Brier decomposition', () => {
  it.each(reference.samples)(
    'reliability - resolution + uncertainty is the Brier score, sample %#',
    ({ risks, labels }) => {
      const { reliability, resolution, uncertainty } = brierDecomposition(risks, labels)!;
      expect(reliability - resolution + uncertainty).toBeCloseTo(brierScore(risks, labels).estimate!, 13);
      expect(Math.min(reliability, resolution, uncertainty)).toBeGreaterThan(0);
    },
  );

  it('by hand: two groups', () => {
    // risk 0.2: 1 of 4; risk 0.8: 1 of 1. Reliability 4/5 * 0.05^2 + 1/5 * 0.2^2; prevalence 0.4
    const parts = brierDecomposition([0.2, 0.2, 0.2, 0.2, 0.8], [1, 0, 0, 0, 1])!;
    expect(parts.reliability).toBeCloseTo(0.8 * 0.0025 + 0.2 * 0.04, 15);
    expect(parts.resolution).toBeCloseTo(0.8 * 0.0225 + 0.2 * 0.36, 15);
    expect(parts.uncertainty).toBeCloseTo(0.24, 15);
    expect(brierDecomposition([], [])).toBeNull();
  });
});

describe('calibration errors', () => {
  const random = createRandom('errors');
  const truth = Array.from({ length: 3000 }, () => 0.05 + 0.9 * random.next());
  const labels = truth.map((risk) => (random.next() < risk ? 1 : 0));

  it('are small for true risks and about the shift for shifted ones', () => {
    const good = calibrationErrors(truth, labels);
    expect(good.ici.estimate).toBeLessThan(0.02);
    const shifted = truth.map((risk) => Math.min(0.99, risk + 0.1));
    const bad = calibrationErrors(shifted, labels);
    expect(Math.abs(bad.ici.estimate! - 0.1)).toBeLessThan(0.02);
    expect(expectedCalibrationError(truth, labels).estimate).toBeLessThan(0.035);
    expect(Math.abs(expectedCalibrationError(shifted, labels).estimate! - 0.1)).toBeLessThan(0.02);
  });

  it('are in order: E50 <= E90 <= Emax, the mean below the largest', () => {
    const { ici, e50, e90, eMax } = calibrationErrors(truth, labels);
    expect(e50.estimate! <= e90.estimate! && e90.estimate! <= eMax.estimate!).toBe(true);
    expect(ici.estimate).toBeLessThan(eMax.estimate!);
  });

  it('have a reason where there is no curve', () => {
    expect(calibrationErrors([0.2, 0.4], [0, 0]).ici).toMatchObject({ estimate: null });
    expect(expectedCalibrationError([], []).estimate).toBeNull();
  });
});

describe('regression metrics', () => {
  const { y, predictions, rmse, mae, pinball } = reference.regression;

  it('agree with scikit-learn', () => {
    expect(rootMeanSquaredError(y, predictions).estimate).toBeCloseTo(rmse, 13);
    expect(meanAbsoluteError(y, predictions).estimate).toBeCloseTo(mae, 13);
    expect(pinball.length).toBeGreaterThan(2);
    for (const [tau, loss] of pinball) expect(pinballLoss(y, predictions, tau).estimate).toBeCloseTo(loss, 13);
  });

  it('coverage counts y at or below its quantile', () => {
    expect(coverage([1, 2, 3, 4], [1, 1, 5, 5]).estimate).toBe(0.75);
  });

  it('refuse what is not a number, and have no value for nobody', () => {
    expect(() => meanAbsoluteError([NaN], [1])).toThrow('finite');
    expect(() => meanAbsoluteError([1], [1, 2])).toThrow('one prediction for each of the 1 values');
    expect(rootMeanSquaredError([], []).reason).toContain('no values');
  });
});
