import { describe, expect, it } from 'vitest';
import type { Metric } from '@/models/model';
import { type Estimate, known, unknown } from '@/models/metrics/estimate';
import { lowersLogLoss, recalibrationAdvice } from '@/models/recalibration/advice';

const metric = (estimate: number | null, low: number | null, high: number | null): Metric => ({ estimate, low, high });
const advice = (slope: Metric, intercept: Metric = metric(0, -0.2, 0.2), helps = true) =>
  recalibrationAdvice({ calibrationSlope: slope, calibrationIntercept: intercept }, helps);

const nothing = unknown('not asked');
const emptyMetrics = { calibrationSlope: nothing, calibrationIntercept: nothing, brierScore: nothing };

describe('recalibration is', () => {
  it('advised where an interval says that slope or intercept is off, however little, and it helps', () => {
    expect(advice(metric(1.21, 1.04, 1.57))).toBe('advised');
    expect(advice(metric(0.93, 0.88, 0.99))).toBe('advised');
    expect(advice(metric(1, 0.9, 1.1), metric(0.3, 0.05, 0.6))).toBe('advised');
    expect(advice(metric(1, 0.9, 1.1), metric(-0.3, -0.6, -0.05))).toBe('advised');
  });

  it('possible where the interval says so, but it does not help', () => {
    expect(advice(metric(1.21, 1.04, 1.57), metric(0, -0.2, 0.2), false)).toBe('possible');
    expect(advice(metric(1, 0.9, 1.1), metric(0, -0.2, 0.2), false)).toBe('unneeded');
  });

  it('helpful where the log loss falls', () => {
    const reading = (logLoss: Estimate) => ({ metrics: { ...emptyMetrics, logLoss }, curve: [] });
    const helps = (before: Estimate, after: Estimate) =>
      lowersLogLoss({ before: reading(before), after: reading(after) });
    expect(helps(known(0.5), known(0.49))).toBe(true);
    expect(helps(known(0.5), known(0.5))).toBe(false);
    expect(helps(known(0.5), unknown('none'))).toBe(false);
  });

  it('possible, not advised, where a slope is outside 0.9 to 1.1 by its value alone', () => {
    expect(advice(metric(1.15, 0.8, 1.6))).toBe('possible');
    expect(advice(metric(0.7, 0.4, 1.02))).toBe('possible');
    expect(advice(metric(1.3, null, null))).toBe('possible');
  });

  it('unneeded otherwise, and where nothing is known', () => {
    expect(advice(metric(1.1, 0.95, 1.3))).toBe('unneeded');
    expect(advice(metric(0.9, 0.8, 1))).toBe('unneeded');
    expect(advice(metric(null, null, null), metric(null, null, null))).toBe('unneeded');
    expect(recalibrationAdvice({}, true)).toBe('unneeded');
  });
});
