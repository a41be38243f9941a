import { describe, expect, it } from 'vitest';
import { assessPatient } from '@/models/inference/assess';
import { riskCurve, riskCurves } from '@/models/inference/risk-curve';
import { riskCurveGrid } from '@/models/inference/risk-curve-grid';
import { randomModel, testConfig } from './support';

const configs = [
  testConfig(),
  testConfig({ hiddenUnits: [6, 5], activation: 'tanh', riskEstimator: 'levelMean' }),
  testConfig({ loss: 'bqc', taus: [0.25, 0.5, 0.75] }),
  testConfig({ loss: 'bce', taus: [0.5] }),
  testConfig({ loss: 'logistic', taus: [0.5], hiddenUnits: [] }),
];

describe.each(configs)('$loss $activation', (config) => {
  const model = randomModel(config, 3, 5);
  const patient = Float64Array.of(44, NaN, 61.5, 2);

  it('every point of every curve is the assessment of the patient so changed', () => {
    for (const curve of riskCurves(model, patient)) {
      curve.values.forEach((value, point) => {
        const assessed = assessPatient(model, patient.with(curve.feature, value));
        expect(curve.risk[point]).toBeCloseTo(assessed.risk, 12);
        expect(curve.riskLow[point]).toBeCloseTo(assessed.riskLow, 10);
        expect(curve.riskHigh[point]).toBeCloseTo(assessed.riskHigh, 10);
        const levels = curve.latentQuantiles[point] ?? [];
        expect(levels.length).toBe(assessed.latentQuantiles.length);
        levels.forEach((level, k) => expect(level).toBeCloseTo(assessed.latentQuantiles[k]!, 9));
      });
    }
  });

  it('comes with the largest swing first, and each feature once', () => {
    const curves = riskCurves(model, patient);
    expect(curves.map(({ feature }) => feature).sort()).toEqual([0, 1, 2, 3]);
    curves.slice(1).forEach(({ swing }, position) => expect(swing).toBeLessThanOrEqual(curves[position]!.swing));
    expect(curves[0]!.swing).toBeGreaterThan(0);
  });

  it('holds the patient, and says null where the value is missing', () => {
    const [known, missing, , category] = [0, 1, 2, 3].map((feature) => riskCurve(model, patient, feature));
    expect(known!.at).toBe(44);
    expect(known!.values).toContain(44);
    expect(missing!.at).toBeNull();
    expect(category!.at).toBe(2);
    expect(category!.values).toEqual([0, 1, 2]);
  });

  it('judges by the members it is given, on the grid it is given', () => {
    const curve = riskCurve(model, patient, 0, { grid: [30, 40], members: [1, 4] });
    expect(curve.values).toEqual([30, 40]);
    expect(curve.risk[1]).toBeCloseTo(assessPatient(model, patient.with(0, 40), [1, 4]).risk, 12);
  });
});

it('swing counts the 1st to the 99th percentile only', () => {
  const model = randomModel(testConfig(), 2, 5);
  const curve = riskCurve(model, model.reference, 0, { grid: [-500, 20.6, 50, 79.4, 500] });
  const inside = curve.risk.slice(1, 4);
  expect(curve.swing).toBeCloseTo(Math.max(...inside) - Math.min(...inside), 14);
  expect(Math.max(...curve.risk) - Math.min(...curve.risk)).toBeGreaterThan(curve.swing + 1e-6);
});

describe('riskCurveGrid', () => {
  const numeric = (low: number, high: number, integer: boolean) => ({
    kind: 'numeric' as const,
    nMissing: 0,
    quantiles: Array.from({ length: 101 }, (_, percent) => low + ((high - low) * percent) / 100),
    histogram: [],
    integer,
  });

  it('has 61 points from end to end, and the patient among them', () => {
    const grid = riskCurveGrid(numeric(18.2, 67.1, false), 25.3);
    expect(grid).toHaveLength(62);
    expect(grid[0]).toBe(18.2);
    expect(grid.at(-1)).toBe(67.1);
    expect(grid).toContain(25.3);
    expect(grid).toEqual([...grid].sort((a, b) => a - b));
  });

  it('has whole numbers only for a short range of whole numbers', () => {
    expect(riskCurveGrid(numeric(0, 5, true), 3)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(riskCurveGrid(numeric(0, 846, true), null)).toHaveLength(61);
    expect(riskCurveGrid(numeric(0, 5, false), null)).toHaveLength(61);
  });

  it('reaches out to a patient beyond the cohort, and holds one point where there is but one value', () => {
    expect(riskCurveGrid(numeric(0, 5, true), 9).at(-1)).toBe(9);
    expect(riskCurveGrid(numeric(4, 4, true), 4)).toEqual([4]);
    expect(riskCurveGrid(numeric(4, 4, false), null)).toEqual([4]);
  });

  it('is empty where nobody has a value', () => {
    const nobody = { kind: 'numeric' as const, nMissing: 3, quantiles: [], histogram: [], integer: true };
    expect(riskCurveGrid(nobody, null)).toEqual([]);
  });
});
