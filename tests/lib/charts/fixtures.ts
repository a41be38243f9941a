import type { FeatureSummary, RiskCurve } from '@/models/model';

/** 101 quantiles of a uniform cohort over [low, high]. */
export function uniformQuantiles(low: number, high: number): number[] {
  return Array.from({ length: 101 }, (_, percent) => low + ((high - low) * percent) / 100);
}

export function numericSummary(
  quantiles: readonly number[],
  integer = false,
): Extract<FeatureSummary, { kind: 'numeric' }> {
  return { kind: 'numeric', nMissing: 0, quantiles, histogram: [], integer };
}

/** A rising curve over 0, 10, ..., 100 with a band of five points to each side; Q_k = (value - 50) / 10 + shift of the level. */
export function risingCurve(at: number | null = 60): RiskCurve {
  const values = Array.from({ length: 11 }, (_, step) => step * 10);
  const risk = values.map((value) => 0.1 + 0.007 * value);
  return {
    feature: 0,
    values,
    risk,
    riskLow: risk.map((value) => value - 0.05),
    riskHigh: risk.map((value) => value + 0.05),
    latentQuantiles: values.map((value) => [-2, 0, 2].map((shift) => (value - 50) / 10 + shift)),
    at,
    swing: 0.7,
  };
}
