import { describe, expect, it } from 'vitest';
import { recalibrateRisk } from '@/models/inference/recalibrate';
import { createRandom } from '@/models/math/random';
import { auroc } from '@/models/metrics/auroc';
import { calibrationIntercept, calibrationSlope } from '@/models/metrics/calibration';
import { fitRecalibration, fitRiskMap } from '@/models/recalibration/fit';
import { readReference, relativeError } from '../../reference/read';

interface Case {
  risks: number[];
  labels: number[];
  intercept: number;
  slope: number;
  interceptInterval: [number, number];
  slopeInterval: [number, number];
}
const { fits } = readReference('recalibration.json') as { fits: Record<string, Case> };

describe.each(Object.entries(fits))('the recalibration of %s risks', (_, { risks, labels, ...expected }) => {
  const fit = fitRecalibration(risks, labels);

  it('is the maximum that mpmath finds, with its intervals', () => {
    expect(relativeError(fit.intercept, expected.intercept)).toBeLessThan(1e-9);
    expect(relativeError(fit.slope, expected.slope)).toBeLessThan(1e-9);
    for (const end of [0, 1] as const) {
      expect(relativeError(fit.interceptInterval[end], expected.interceptInterval[end])).toBeLessThan(1e-9);
      expect(relativeError(fit.slopeInterval[end], expected.slopeInterval[end])).toBeLessThan(1e-9);
    }
    expect(fit).toMatchObject({ nPatients: labels.length, nEvents: labels.filter((label) => label === 1).length });
  });

  it('calibrates the risks it was fitted on, and leaves their order alone', () => {
    const recalibrated = risks.map((risk) => recalibrateRisk(fit, risk));
    expect(calibrationSlope(recalibrated, labels).estimate).toBeCloseTo(1, 9);
    expect(calibrationIntercept(recalibrated, labels).estimate).toBeCloseTo(0, 9);
    expect(auroc(recalibrated, labels)).toEqual(auroc(risks, labels));
  });
});

describe('a recalibration is refused', () => {
  const random = createRandom('refused');
  const risks = Array.from({ length: 60 }, () => 0.1 + 0.8 * random.next());
  const labels = risks.map((risk) => (random.next() < risk ? 1 : 0));

  it('where either outcome is too rare, with the number there is', () => {
    const few = labels.map((_, at) => (at < 19 ? 1 : 0));
    expect(() => fitRecalibration(risks, few)).toThrow('at least 20 patients with the outcome and as many without');
    expect(() => fitRecalibration(risks, few)).toThrow('there are 19 with');
    expect(() =>
      fitRecalibration(
        risks,
        few.map((label) => 1 - label),
      ),
    ).toThrow('there are 19 without');
    expect(() => fitRecalibration(risks, labels)).not.toThrow();
  });

  it('where the risks separate the outcomes, are equal, certain, or run against them', () => {
    expect(() =>
      fitRiskMap(
        risks,
        risks.map((risk) => Number(risk > 0.5)),
      ),
    ).toThrow('separate the outcomes entirely');
    expect(() =>
      fitRiskMap(
        risks.map(() => 0.3),
        labels,
      ),
    ).toThrow('all risks are equal');
    expect(() => fitRiskMap([1, ...risks.slice(1)], labels)).toThrow('exactly zero or one');
    expect(() =>
      fitRiskMap(
        risks.map((risk) => 1 - risk),
        labels,
      ),
    ).toThrow(/run against the outcomes \(slope -/);
  });
});
