import { describe, expect, it } from 'vitest';
import { comparisonValue } from '@/lib/report/comparison-value';
import { curveReading } from '@/lib/report/curve-reading';
import type { NumericFeature } from '@/models/features';
import type { RiskCurve } from '@/models/model';
import { numericSummary, uniformQuantiles } from '../charts/fixtures';

const curveOver = (low: number, high: number, at: number | null): RiskCurve => {
  const values = Array.from({ length: 11 }, (_, index) => low + ((high - low) * index) / 10);
  const risk = values.map((_, index) => 0.1 + 0.05 * index);
  return { feature: 0, values, risk, riskLow: risk, riskHigh: risk, latentQuantiles: [], at, swing: 0.5 };
};

describe('comparisonValue', () => {
  it('takes the median at a round value', () => {
    // Glucose from 44 to 199: the median 121.5 reads 120, where the risk is straight between two points of the curve.
    const found = comparisonValue(numericSummary(uniformQuantiles(44, 199)), curveOver(44, 199, 160), 160);
    expect(found!.value).toBe(120);
    expect(found!.risk).toBeCloseTo(0.1 + (0.5 * (120 - 44)) / (199 - 44), 12);
  });

  it('takes a quartile where the patient is near the median: the one on the other side of it', () => {
    const summary = numericSummary(uniformQuantiles(0, 100));
    expect(comparisonValue(summary, curveOver(0, 100, 54), 54)!.value).toBe(30);
    expect(comparisonValue(summary, curveOver(0, 100, 46), 46)!.value).toBe(80);
  });

  it('stays with whole numbers where the feature has no others', () => {
    const quantiles = uniformQuantiles(0, 3).map(Math.round);
    expect(comparisonValue(numericSummary(quantiles, true), curveOver(0, 3, 0), 0)!.value).toBe(2);
    // The median of an even number of patients may be a half.
    const half = comparisonValue(numericSummary(uniformQuantiles(71, 202), true), curveOver(71, 202, 152.5), 152.5);
    expect(half!.value).toBe(140);
  });

  it('reads decimals without the noise of the multiplication', () => {
    const found = comparisonValue(numericSummary(uniformQuantiles(0.1, 2.3)), curveOver(0.1, 2.3, 0.3), 0.3);
    expect(String(found!.value)).toBe('1.2');
  });

  it('compares with another value, never with nearly the same', () => {
    // Half of the cohort is at 50, so median and quartiles are the patient's own value.
    const quantiles = uniformQuantiles(0, 100).map((value) => (value > 20 && value < 80 ? 50 : value));
    expect(comparisonValue(numericSummary(quantiles), curveOver(0, 100, 50), 50)!.value).toBe(60);
    expect(comparisonValue(numericSummary(quantiles), curveOver(0, 100, 52), 52)!.value).toBe(40);
  });

  it('has nothing to compare with where the feature never varies', () => {
    expect(comparisonValue(numericSummary(uniformQuantiles(5, 5)), curveOver(5, 5, 5), 5)).toBeNull();
  });

  it('never leaves the curve', () => {
    expect(comparisonValue(numericSummary(uniformQuantiles(0, 100)), curveOver(41, 48, 45), 45)).toBeNull();
  });
});

describe('curveReading', () => {
  const glucose: NumericFeature = {
    ...{ kind: 'numeric', name: 'glucose', label: 'Glucose', unit: 'mg/dl', validRange: null },
    ...{ modifiable: true, zeroMeansMissing: true },
  };
  const summary = numericSummary(uniformQuantiles(44, 199), true);

  it('names the unit once', () => {
    const reading = curveReading(glucose, summary, curveOver(44, 199, 160), 0.58);
    expect(reading).toBe('At 160\u00a0mg/dl the model’s risk is 58\u202f%; at 120 it would be 35\u202f%.');
  });

  it('does not repeat the same number', () => {
    const flat = { ...curveOver(44, 199, 160), risk: new Array<number>(11).fill(0.581) };
    expect(curveReading(glucose, summary, flat, 0.58)).toMatch(/; at 120 it would be about the same\.$/);
  });

  it('says that a value is missing', () => {
    expect(curveReading(glucose, summary, curveOver(44, 199, null), 0.58)).toMatch(
      /^Not measured\. .* 10 to 60\u202f%\.$/,
    );
  });
});
