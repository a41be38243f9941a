import { describe, expect, it } from 'vitest';
import { auroc } from '@/models/metrics/auroc';
import { averagePrecision } from '@/models/metrics/average-precision';
import { brierScore } from '@/models/metrics/brier-score';
import { calibrationIntercept, calibrationSlope } from '@/models/metrics/calibration';
import { calibrationCurve, fitCalibrationMap } from '@/models/metrics/calibration-curve';
import { calibrationGroups } from '@/models/metrics/calibration-groups';
import * as confusion from '@/models/metrics/confusion';
import { logLoss } from '@/models/metrics/log-loss';
import { rocCurve } from '@/models/metrics/roc-curve';
import { wilsonInterval } from '@/models/metrics/wilson-interval';
import { createRandom } from '@/models/math/random';
import { readReference } from '../../reference/read';

interface Sample {
  readonly risks: number[];
  readonly labels: number[];
  readonly threshold: number;
  readonly roc: [number, number][];
  readonly smooth: [number, number][];
  readonly [metric: string]: unknown;
}

const reference = readReference('metrics.json') as {
  samples: Sample[];
  wilson: [number, number, number, number][];
};

const metricsOfRisks = {
  auroc,
  averagePrecision,
  brierScore,
  logLoss,
  calibrationIntercept,
  calibrationSlope,
};
const {
  accuracy,
  sensitivity,
  specificity,
  positivePredictiveValue,
  negativePredictiveValue,
  f1,
  jaccard,
  cohenKappa,
} = confusion;
const metricsOfDecisions = {
  accuracy,
  sensitivity,
  specificity,
  positivePredictiveValue,
  negativePredictiveValue,
  f1,
  jaccard,
  cohenKappa,
};

describe.each(reference.samples)('against scikit-learn, sample %#', (sample) => {
  const { risks, labels, threshold } = sample;

  it('has ties and both outcomes', () => {
    expect(new Set(labels).size).toBe(2);
    expect(new Set(risks).size).toBeLessThanOrEqual(risks.length);
  });

  it.each(Object.entries(metricsOfRisks))('%s', (name, metric) => {
    expect(metric(risks, labels).estimate).toBeCloseTo(sample[name] as number, 11);
  });

  it.each(Object.entries(metricsOfDecisions))('%s', (name, metric) => {
    expect(metric(confusion.confusionAt(risks, labels, threshold)).estimate).toBeCloseTo(sample[name] as number, 12);
  });

  it('net benefit', () => {
    const decided = confusion.confusionAt(risks, labels, threshold);
    expect(confusion.netBenefit(decided, threshold).estimate).toBeCloseTo(sample.netBenefit as number, 12);
  });

  it('ROC curve: each point is one of theirs, and each of theirs lies on ours', () => {
    const ours = rocCurve(risks, labels);
    const near = (a: number, b: number): boolean => Math.abs(a - b) < 1e-12;
    for (const [x, y] of ours) expect(sample.roc.some(([u, v]) => near(u, x) && near(v, y))).toBe(true);
    for (const [x, y] of sample.roc) {
      const onSegment = ours.slice(1).some(([u, v], at) => {
        const [a, b] = ours[at]!;
        const inside = x >= a - 1e-12 && x <= u + 1e-12 && y >= b - 1e-12 && y <= v + 1e-12;
        return inside && near((x - a) * (v - b), (y - b) * (u - a));
      });
      expect(onSegment).toBe(true);
    }
    expect(ours.length).toBeLessThanOrEqual(sample.roc.length);
  });

  it('the area under the ROC curve is the AUROC (trapezoids)', () => {
    const curve = rocCurve(risks, labels);
    const area = curve.slice(1).reduce((sum, [x, y], at) => sum + ((x - curve[at]![0]) * (y + curve[at]![1])) / 2, 0);
    expect(area).toBeCloseTo(sample.auroc as number, 12);
  });

  it('smooth calibration curve, against another basis of the same splines', () => {
    const map = fitCalibrationMap(risks, labels)!;
    for (const [risk, observed] of sample.smooth) expect(map(risk)).toBeCloseTo(observed, 8);
  });
});

describe('by hand', () => {
  const risks = Object.freeze([0.9, 0.8, 0.8, 0.3, 0.1]);
  const labels = Object.freeze([1, 1, 0, 0, 1]);

  it('AUROC: of 6 pairs 3 won, 1 tied: 3.5 / 6', () => {
    // 0.9 beats 0.8 and 0.3; 0.8 ties 0.8 and beats 0.3; 0.1 beats none
    expect(auroc(risks, labels).estimate).toBeCloseTo(3.5 / 6, 15);
  });

  it('average precision: 1/3 * 1 + 1/3 * 2/3 + 1/3 * 3/5', () => {
    expect(averagePrecision(risks, labels).estimate).toBeCloseTo((1 + 2 / 3 + 3 / 5) / 3, 15);
  });

  it('Brier score and log loss', () => {
    expect(brierScore(risks, labels).estimate).toBeCloseTo((0.01 + 0.04 + 0.64 + 0.09 + 0.81) / 5, 15);
    const expected = -(Math.log(0.9) + Math.log(0.8) + Math.log(0.2) + Math.log(0.7) + Math.log(0.1)) / 5;
    expect(logLoss(risks, labels).estimate).toBeCloseTo(expected, 15);
  });

  it('a certain and wrong risk costs -log(1e-15), not infinity', () => {
    expect(logLoss([1, 0], [0, 1]).estimate).toBeCloseTo(15 * Math.LN10, 1);
    expect(logLoss([1, 0], [1, 0]).estimate).toBeCloseTo(0, 14);
  });

  it('the threshold itself counts as positive', () => {
    expect(confusion.confusionAt([0.5, 0.5, 0.49], [1, 0, 1], 0.5)).toEqual({
      truePositives: 1,
      falsePositives: 1,
      trueNegatives: 0,
      falseNegatives: 1,
    });
  });

  it('J = F1 / (2 - F1)', () => {
    const decided = confusion.confusionAt(risks, labels, 0.5);
    const value = f1(decided).estimate!;
    expect(jaccard(decided).estimate).toBeCloseTo(value / (2 - value), 15);
  });
});

describe('calibration', () => {
  const random = createRandom('calibration');
  const logits = Array.from({ length: 4000 }, () => 1.5 * random.normal());
  const labels = logits.map((value) => (random.next() < 1 / (1 + Math.exp(-value)) ? 1 : 0));
  const risksAt = (shift: number, factor: number): number[] =>
    logits.map((value) => 1 / (1 + Math.exp(-(shift + factor * value))));

  it('true risks have intercept 0, slope 1 and a curve on the diagonal', () => {
    expect(Math.abs(calibrationIntercept(risksAt(0, 1), labels).estimate!)).toBeLessThan(0.12);
    expect(Math.abs(calibrationSlope(risksAt(0, 1), labels).estimate! - 1)).toBeLessThan(0.1);
    for (const [risk, observed] of calibrationCurve(risksAt(0, 1), labels)) {
      expect(Math.abs(observed - risk)).toBeLessThan(0.05);
    }
  });

  it('logits twice too steep halve the slope exactly; a shift is taken back by the intercept', () => {
    const slope = calibrationSlope(risksAt(0, 1), labels).estimate!;
    expect(calibrationSlope(risksAt(0, 2), labels).estimate).toBeCloseTo(slope / 2, 8);
    expect(calibrationSlope(risksAt(0.7, 1), labels).estimate).toBeCloseTo(slope, 8);
    const intercept = calibrationIntercept(risksAt(0, 1), labels).estimate!;
    expect(calibrationIntercept(risksAt(0.7, 1), labels).estimate).toBeCloseTo(intercept - 0.7, 8);
  });

  it('at the intercept the mean of the corrected risks is the share of events', () => {
    const risks = risksAt(1, 0.5);
    const shift = calibrationIntercept(risks, labels).estimate!;
    const corrected = risks.map((risk) => 1 / (1 + Math.exp(-shift) * (1 / risk - 1)));
    const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean(corrected)).toBeCloseTo(mean(labels), 10);
  });

  it('groups: every patient in one, ties together, ascending, at least 20 in each where there are enough', () => {
    const risks = risksAt(0, 1).map((risk) => Math.round(risk * 50) / 50);
    const groups = calibrationGroups(risks, labels);
    expect(groups.length).toBeGreaterThan(7);
    expect(groups.reduce((sum, { n }) => sum + n, 0)).toBe(4000);
    groups.slice(1).forEach(({ risk }, at) => expect(risk).toBeGreaterThan(groups[at]!.risk));
    for (const { observed, low, high } of groups) expect(low <= observed && observed <= high).toBe(true);
    expect(calibrationGroups(risks.slice(0, 45), labels.slice(0, 45)).length).toBeLessThanOrEqual(2);
    expect(calibrationGroups([], [])).toEqual([]);
  });
});

it('Wilson interval agrees with SciPy', () => {
  for (const [successes, n, low, high] of reference.wilson) {
    expect(wilsonInterval(successes, n).low).toBeCloseTo(low, 12);
    expect(wilsonInterval(successes, n).high).toBeCloseTo(high, 12);
  }
  expect(wilsonInterval(0, 9).low).toBe(0);
  expect(() => wilsonInterval(3, 2)).toThrow('successes <= n');
});

describe('undefined is null with a reason', () => {
  it.each([
    ['AUROC of one outcome', auroc([0.2, 0.4], [1, 1]), 'same outcome'],
    ['average precision without events', averagePrecision([0.2, 0.4], [0, 0]), 'nobody'],
    ['Brier score of nobody', brierScore([], []), 'no patients'],
    ['log loss of nobody', logLoss([], []), 'no patients'],
    ['intercept of one outcome', calibrationIntercept([0.2, 0.4], [0, 0]), 'same outcome'],
    ['intercept of a certain risk', calibrationIntercept([0, 0.4], [0, 1]), 'no logit'],
    ['slope of separated outcomes', calibrationSlope([0.1, 0.2, 0.8, 0.9], [0, 0, 1, 1]), 'infinite'],
    ['slope of reversed outcomes', calibrationSlope([0.1, 0.2, 0.8, 0.9], [1, 1, 0, 0]), 'infinite'],
    ['slope of equal risks', calibrationSlope([0.3, 0.3, 0.3], [1, 0, 1]), 'equal'],
    ['F1 without positives', f1(confusion.confusionAt([0.1], [0], 0.5)), 'nobody'],
    ['PPV without positives', positivePredictiveValue(confusion.confusionAt([0.1], [1], 0.5)), 'threshold'],
    ['kappa where all agree by chance', cohenKappa(confusion.confusionAt([0.1, 0.2], [0, 0], 0.5)), 'all the same'],
  ])('%s', (_, value, reason) => {
    expect(value.estimate).toBeNull();
    expect(value.reason).toContain(reason);
  });

  it('curves are empty', () => {
    expect(rocCurve([0.1, 0.2], [0, 0])).toEqual([]);
    expect(calibrationCurve([0.1, 0.2], [0, 1])).toEqual([]);
  });
});

it.each([
  [[1.1], [1], 'risk must be between zero and one'],
  [[NaN], [1], 'risk must be between zero and one'],
  [[0.5], [2], 'label must be 0 or 1'],
  [[0.5], [1, 0], 'one label for each of the 1 risks'],
])('refuses risks %j with labels %j', (risks, labels, message) => {
  for (const metric of [...Object.values(metricsOfRisks), rocCurve, calibrationGroups]) {
    expect(() => metric(risks, labels)).toThrow(message);
  }
});
