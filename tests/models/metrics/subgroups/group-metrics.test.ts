/** The metrics of a group against scikit-learn, and their intervals against a bootstrap written out in NumPy. */
import { describe, expect, it } from 'vitest';
import { createRandom } from '@/models/math/random';
import { auroc } from '@/models/metrics/auroc';
import { groupMetrics, groupMetricSteps, type GroupMetricName } from '@/models/metrics/subgroups/group-metrics';
import { runAtOnce } from '@/models/run-at-once';
import { readReference } from '../../../reference/read';

interface Interval {
  readonly low: number;
  readonly high: number;
}
interface Group {
  readonly risks: number[];
  readonly labels: number[];
  readonly values: Record<string, number>;
  readonly prevalence: Interval & { estimate: number };
  readonly intervals: Record<string, Interval>;
}
const { groups } = readReference('decisions.json') as { groups: Group[] };

describe.each(groups)('a group, %#', ({ risks, labels, values, prevalence, intervals }) => {
  const metrics = groupMetrics(Float64Array.from(risks), labels, createRandom(1));

  it.each(Object.entries(values))('%s is scikit-learn’s', (name, value) => {
    expect(metrics[name as GroupMetricName].estimate).toBeCloseTo(value, 9);
  });

  it.each(Object.entries(intervals))('%s has the interval of drawn patients', (name, { low, high }) => {
    const own = metrics[name as GroupMetricName];
    const width = high - low;
    expect(width).toBeGreaterThan(0.01);
    // 500 resamples leave this much to chance
    expect(Math.abs(own.low! - low)).toBeLessThan(0.15 * width);
    expect(Math.abs(own.high! - high)).toBeLessThan(0.15 * width);
  });

  it('prevalence has SciPy’s Wilson interval', () => {
    expect(metrics.prevalence.estimate).toBe(prevalence.estimate);
    expect(metrics.prevalence.low).toBeCloseTo(prevalence.low, 10);
    expect(metrics.prevalence.high).toBeCloseTo(prevalence.high, 10);
  });

  it('does not care for the order of the patients, and repeats itself', () => {
    const order = createRandom(5).shuffle(risks.map((_, at) => at));
    const shuffled = Float64Array.from(order, (at) => risks[at]!);
    const again = groupMetrics(
      shuffled,
      order.map((at) => labels[at]!),
      createRandom(1),
    );
    expect(again.auroc.estimate).toBe(metrics.auroc.estimate);
    expect(again.observedToExpected.estimate).toBeCloseTo(metrics.observedToExpected.estimate!, 12);
    expect(groupMetrics(Float64Array.from(risks), labels, createRandom(1))).toEqual(metrics);
  });
});

describe('metrics that are stored already', () => {
  it('are taken over, and change none of the others', () => {
    const { risks, labels } = groups[0]!;
    const stored = { auroc: { estimate: 0.7, low: 0.1, high: 0.9 } };
    const own = groupMetrics(Float64Array.from(risks), labels, createRandom(1));
    const given = runAtOnce(groupMetricSteps(Float64Array.from(risks), labels, createRandom(1), stored));
    expect(given).toEqual({ ...own, ...stored });
  });
});

describe('equal risks', () => {
  it('tell nobody from anybody, in every resample', () => {
    const labels = Array.from({ length: 60 }, (_, at) => at % 2);
    const metrics = groupMetrics(new Float64Array(60).fill(0.5), labels, createRandom(1));
    expect(metrics.auroc).toEqual({ estimate: 0.5, low: 0.5, high: 0.5 });
    expect(metrics.brierScore).toEqual({ estimate: 0.25, low: 0.25, high: 0.25 });
    expect(metrics.calibrationSlope.reason).toBe('all risks are equal');
  });
});

describe('groups that have no value', () => {
  it('say why', () => {
    const certain = groupMetrics(Float64Array.of(1, 0.4, 0.3, 0.6), [1, 0, 1, 0], createRandom(1));
    expect(certain.calibrationSlope).toMatchObject({ estimate: null, low: null });
    expect(certain.calibrationSlope.reason).toMatch('no logit');
    expect(certain.auroc.estimate).toBe(auroc([1, 0.4, 0.3, 0.6], [1, 0, 1, 0]).estimate);
    const oneClass = groupMetrics(Float64Array.of(0.2, 0.4), [0, 0], createRandom(1));
    expect(oneClass.auroc.reason).toMatch('same outcome');
    expect(oneClass.observedToExpected.estimate).toBe(0);
    const nobody = groupMetrics(new Float64Array(0), [], createRandom(1));
    expect(nobody.prevalence).toMatchObject({ estimate: null, reason: 'there are no patients' });
  });
});
