/** Decisions at a threshold against scikit-learn and SciPy, their intervals against a bootstrap that draws the patients themselves. */
import { describe, expect, it } from 'vitest';
import { confusionAt } from '@/models/metrics/confusion';
import { costRatioOfThreshold, thresholdOfCostRatio } from '@/models/metrics/cost-ratio';
import {
  decisionCurveWithIntervals,
  usefulThresholds,
  type DecisionPointWithIntervals,
} from '@/models/metrics/decision-curve-intervals';
import { metricsOfDecisions, type DecisionMetricName } from '@/models/metrics/decision-metrics';
import { perHundred } from '@/models/metrics/per-hundred';
import type { Metric } from '@/models/model';
import { readReference } from '../../reference/read';

interface Interval {
  readonly low: number;
  readonly high: number;
}
interface Sample {
  readonly risks: number[];
  readonly labels: number[];
  readonly threshold: number;
  readonly values: Record<string, number>;
  readonly intervals: Record<string, Interval>;
  readonly shares: Record<string, Interval & { estimate: number }>;
}
const { decisions } = readReference('decisions.json') as { decisions: Sample[] };

describe.each(decisions)('decisions, sample %#', ({ risks, labels, threshold, values, intervals, shares }) => {
  const metrics = metricsOfDecisions(confusionAt(risks, labels, threshold), threshold);

  it.each(Object.entries(shares))('%s is a share with SciPy’s Wilson interval', (name, share) => {
    const own = metrics[name as DecisionMetricName];
    expect(own.estimate).toBeCloseTo(share.estimate, 14);
    expect(own.low).toBeCloseTo(share.low, 10);
    expect(own.high).toBeCloseTo(share.high, 10);
  });

  it.each(Object.entries(values))('%s is scikit-learn’s', (name, value) => {
    expect(metrics[name as DecisionMetricName].estimate).toBeCloseTo(value, 12);
  });

  it.each(Object.entries(intervals))('%s has the interval of drawn patients', (name, { low, high }) => {
    const own = metrics[name as DecisionMetricName];
    const width = high - low;
    expect(width).toBeGreaterThan(0.01);
    expect(Math.abs(own.low! - low)).toBeLessThan(0.1 * width);
    expect(Math.abs(own.high! - high)).toBeLessThan(0.1 * width);
  });

  it('the decision curve says the same at each threshold as the decisions there', () => {
    const curve = decisionCurveWithIntervals(risks, labels, [0.07, threshold, 0.6]);
    expect(curve.map((point) => point.threshold)).toEqual([0.07, threshold, 0.6]);
    for (const point of curve) {
      const there = metricsOfDecisions(confusionAt(risks, labels, point.threshold), point.threshold);
      expect(point.netBenefit).toEqual(there.netBenefit);
      expect(point.overAll).toEqual(there.netBenefitOverAll);
      expect(point.overAll.estimate).toBeCloseTo(point.netBenefit.estimate! - point.treatAll, 12);
    }
  });

  it('has every hundredth, and a model that flags all is no better than treating all', () => {
    expect(decisionCurveWithIntervals(risks, labels)).toHaveLength(99);
    const [lowest] = decisionCurveWithIntervals(risks, labels, [0.001]);
    expect(lowest!.overAll).toEqual({ estimate: 0, low: 0, high: 0 });
  });
});

describe('decisions without patients to speak of', () => {
  it('say why they have no value, and no interval', () => {
    const nobody = metricsOfDecisions(confusionAt([], [], 0.5), 0.5);
    for (const metric of Object.values<Metric>(nobody)) {
      expect(metric).toMatchObject({ estimate: null, low: null, high: null });
      expect(metric.reason).toMatch(/nobody|everybody|no patients/);
    }
    const none = metricsOfDecisions(confusionAt([0.1, 0.2], [1, 0], 0.5), 0.5);
    expect(none.positivePredictiveValue.reason).toBe('nobody is at or above the threshold');
    expect(none.netBenefit).toEqual({ estimate: 0, low: 0, high: 0 });
  });
});

describe('useful thresholds', () => {
  const point = (threshold: number, own: [number, number], overAll: [number, number]): DecisionPointWithIntervals => ({
    threshold,
    treatAll: 0,
    netBenefit: { estimate: own[0], low: own[1], high: 1 },
    overAll: { estimate: overAll[0], low: overAll[1], high: 1 },
  });

  it('are where both differences are above zero, in runs', () => {
    const curve = [
      point(0.1, [0.3, 0.2], [0, 0]),
      point(0.2, [0.3, 0.2], [0.1, -0.1]),
      point(0.3, [0.3, 0.2], [0.1, 0.05]),
      point(0.4, [-0.1, -0.2], [0.3, 0.2]),
      point(0.5, [0.1, 0], [0.3, 0.2]),
    ];
    expect(usefulThresholds(curve)).toEqual({
      higher: [
        [0.2, 0.3],
        [0.5, 0.5],
      ],
      surely: [[0.3, 0.3]],
    });
    expect(usefulThresholds([])).toEqual({ higher: [], surely: [] });
  });

  it('are none for a model that knows nothing', () => {
    const labels = Array.from({ length: 200 }, (_, at) => at % 2);
    const same = labels.map(() => 0.5);
    expect(usefulThresholds(decisionCurveWithIntervals(same, labels)).higher).toEqual([]);
  });
});

describe('the cost ratio', () => {
  it('sets the threshold at which acting begins to pay', () => {
    expect(thresholdOfCostRatio(4)).toBe(0.2);
    expect(thresholdOfCostRatio(1)).toBe(0.5);
    for (const ratio of [0.1, 0.7, 3, 19, 99]) {
      const threshold = thresholdOfCostRatio(ratio);
      expect(costRatioOfThreshold(threshold)).toBeCloseTo(ratio, 10);
      // the expected harm of acting and of not acting are the same there, and acting is the cheaper above
      expect(ratio * threshold).toBeCloseTo(1 - threshold, 14);
      expect(ratio * (threshold + 0.001)).toBeGreaterThan(1 - (threshold + 0.001));
    }
  });

  it('refuses what is no ratio and no threshold', () => {
    for (const ratio of [0, -1, NaN, Infinity]) expect(() => thresholdOfCostRatio(ratio)).toThrow('above zero');
    for (const threshold of [0, 1, NaN]) expect(() => costRatioOfThreshold(threshold)).toThrow('strictly between');
  });
});

describe('a confusion matrix of 100 patients', () => {
  it('is rounded so that it makes 100', () => {
    const thirds = { truePositives: 1, falsePositives: 1, falseNegatives: 1, trueNegatives: 0 };
    expect(perHundred(thirds)).toEqual({ truePositives: 34, falsePositives: 33, falseNegatives: 33, trueNegatives: 0 });
    for (const { risks, labels } of decisions) {
      for (let threshold = 0.03; threshold < 1; threshold += 0.07) {
        const confusion = confusionAt(risks, labels, threshold);
        const whole = perHundred(confusion);
        expect(Object.values<number>({ ...whole }).reduce((sum, value) => sum + value, 0)).toBe(100);
        for (const name of Object.keys(whole) as (keyof typeof whole)[]) {
          expect(Math.abs(whole[name] - (100 * confusion[name]) / risks.length)).toBeLessThan(1);
        }
      }
    }
  });

  it('is nobody of nobody', () => {
    const nobody = { truePositives: 0, falsePositives: 0, falseNegatives: 0, trueNegatives: 0 };
    expect(perHundred(nobody)).toEqual(nobody);
  });
});
