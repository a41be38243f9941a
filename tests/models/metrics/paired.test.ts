/** Two models on the same patients: differences against scikit-learn, their intervals against DeLong's and the normal theory's. */
import { describe, expect, it } from 'vitest';
import { createRandom } from '@/models/math/random';
import { decisionCurve } from '@/models/metrics/decision-curve';
import { netReclassification } from '@/models/metrics/net-reclassification';
import { pairedDifferences } from '@/models/metrics/paired-differences';
import { pairedMetricNames, pairedMetrics } from '@/models/metrics/paired-metrics';
import { precisionRecallCurve } from '@/models/metrics/precision-recall-curve';
import type { Metric } from '@/models/model';
import { readReference } from '../../reference/read';

interface Interval {
  readonly low: number;
  readonly high: number;
}
interface Pair {
  readonly risks: [number[], number[]];
  readonly labels: number[];
  readonly threshold: number;
  readonly differences: Record<string, number>;
  readonly delong: Interval & { estimate: number };
  readonly brierByTheory: Interval;
  readonly precisionRecall: [number, number][];
}
const { pairs } = readReference('paired.json') as { pairs: Pair[] };

const inputOf = ({ risks, labels, threshold }: Pair) => ({ risks, labels, threshold, baseline: 1, seed: 1 });

/** Both ends within a share of the interval's width, which is what 1000 resamples leave to chance. */
function expectNear(ours: Metric, theirs: Interval, share: number): void {
  const width = theirs.high - theirs.low;
  expect(Math.abs(ours.low! - theirs.low)).toBeLessThan(share * width);
  expect(Math.abs(ours.high! - theirs.high)).toBeLessThan(share * width);
}

describe.each(pairs)('paired differences, pair %#', (pair) => {
  const [first] = pairedDifferences(inputOf(pair));

  it.each(Object.entries(pair.differences))('%s as scikit-learn has it', (name, difference) => {
    expect(Math.abs(difference)).toBeGreaterThan(1e-6);
    expect(first![name as 'auroc'].estimate).toBeCloseTo(difference, 12);
  });

  it('has DeLong’s interval of the AUROCs’ difference', () => {
    expect(pair.delong.estimate).toBeCloseTo(first!.auroc.estimate!, 12);
    expectNear(first!.auroc, pair.delong, 0.1);
  });

  it('has the interval of a mean for the Brier scores’ difference', () => {
    expectNear(first!.brierScore, pair.brierByTheory, 0.1);
  });

  it('has the calibration of each as it stands alone', () => {
    const [own, other] = pair.risks.map((risks) => pairedMetrics(risks, pair.labels, pair.threshold));
    for (const name of ['calibrationIntercept', 'calibrationSlope'] as const) {
      expect(first![name].estimate).toBeCloseTo(own![name].estimate! - other![name].estimate!, 9);
      expect(first![name].low).toBeLessThan(first![name].estimate!);
      expect(first![name].high).toBeGreaterThan(first![name].estimate!);
    }
  });

  it('precision against recall is scikit-learn’s curve', () => {
    const theirs = pair.precisionRecall.slice(0, -1).reverse(); // theirs ends in a made-up point (0, 1)
    const ours = precisionRecallCurve(pair.risks[0], pair.labels);
    expect(ours).toHaveLength(theirs.length);
    ours.forEach(([recall, precision], at) => {
      expect(recall).toBeCloseTo(theirs[at]![0], 12);
      expect(precision).toBeCloseTo(theirs[at]![1], 12);
    });
  });

  it('net reclassification is the difference of sensitivity and of specificity', () => {
    const net = netReclassification(...pair.risks, pair.labels, pair.threshold);
    expect(net.events.up + net.events.down + net.nonEvents.up + net.nonEvents.down).toBeGreaterThan(10);
    expect(net.netOfEvents.estimate).toBeCloseTo(pair.differences.sensitivity!, 12);
    expect(net.netOfNonEvents.estimate).toBeCloseTo(pair.differences.specificity!, 12);
    expect(net.events.n + net.nonEvents.n).toBe(pair.labels.length);
  });

  it('the decision curve meets net benefit, and treats all where the threshold is below every risk', () => {
    const curve = decisionCurve(pair.risks[0], pair.labels);
    expect(curve).toHaveLength(99);
    const here = curve.find(({ threshold }) => Math.abs(threshold - pair.threshold) < 1e-9)!;
    expect(here.netBenefit).toBe(pairedMetrics(pair.risks[0], pair.labels, here.threshold).netBenefit.estimate);
    const prevalence = pair.labels.reduce((sum, label) => sum + label, 0) / pair.labels.length;
    for (const { threshold, treatAll } of curve) {
      expect(treatAll).toBeCloseTo(prevalence - ((1 - prevalence) * threshold) / (1 - threshold), 12);
    }
    const [lowest] = decisionCurve(pair.risks[0], pair.labels, [0.0005]);
    expect(lowest!.netBenefit).toBe(lowest!.treatAll);
  });
});

describe('the identities of a difference', () => {
  const some = <T>(values: readonly T[]) => values.slice(0, 80);
  const whole = pairs[0]!;
  const pair = { ...whole, risks: whole.risks.map(some) as [number[], number[]], labels: some(whole.labels) };
  const [first, itself] = pairedDifferences(inputOf(pair));

  it('is exactly nothing for a model against itself', () => {
    for (const name of pairedMetricNames) expect(itself![name]).toEqual({ estimate: 0, low: 0, high: 0 });
    const twice = pairedDifferences({ ...inputOf(pair), risks: [pair.risks[0], [...pair.risks[0]]] });
    expect(twice[0]).toEqual(itself);
  });

  it('turns its sign with the baseline', () => {
    const turned = pairedDifferences({ ...inputOf(pair), baseline: 0 })[1]!;
    for (const name of pairedMetricNames) {
      expect(turned[name].estimate).toBe(-first![name].estimate!);
      expect(turned[name].low).toBeCloseTo(-first![name].high!, 12);
    }
  });

  it('is the same with the same seed, for any company and any order of the patients’ models', () => {
    expect(pairedDifferences(inputOf(pair))[0]).toEqual(first);
    const among = pairedDifferences({
      ...inputOf(pair),
      risks: [shuffled(pair.risks[0]), pair.risks[1], pair.risks[0]],
    });
    expect(among[2]).toEqual(first);
    expect(pairedDifferences({ ...inputOf(pair), seed: 2 })[0]).not.toEqual(first);
  });
});

describe('worked by hand', () => {
  it('net reclassification', () => {
    const labels = [1, 1, 1, 0, 0, 0, 0];
    const before = [0.4, 0.6, 0.6, 0.6, 0.6, 0.4, 0.4];
    const after = [0.5, 0.6, 0.4, 0.4, 0.4, 0.6, 0.4];
    expect(netReclassification(after, before, labels, 0.5)).toEqual({
      events: { up: 1, down: 1, n: 3 },
      nonEvents: { up: 1, down: 2, n: 4 },
      netOfEvents: { estimate: 0 },
      netOfNonEvents: { estimate: 0.25 },
    });
    expect(netReclassification([0.5], [0.4], [1], 0.5).netOfNonEvents.estimate).toBeNull();
  });

  it('a decision curve: 2 of 4 have the outcome, one of them is missed at one half', () => {
    expect(decisionCurve([0.9, 0.2, 0.6, 0.1], [1, 1, 0, 0], [0.5])).toEqual([
      { threshold: 0.5, netBenefit: 0, treatAll: 0 },
    ]);
    expect(decisionCurve([], [])).toEqual([]);
    expect(precisionRecallCurve([0.2, 0.4], [0, 0])).toEqual([]);
  });

  it('says why there is no difference where either model has no value', () => {
    const certain = {
      risks: [
        [1, 0.6, 0.4, 0.2],
        [0.9, 0.6, 0.4, 0.2],
      ],
      labels: [1, 0, 1, 0],
    };
    const [own, other] = pairedDifferences({ ...certain, baseline: 1, threshold: 0.5, seed: 1 });
    expect(own!.calibrationSlope).toMatchObject({
      estimate: null,
      low: null,
      reason: expect.stringMatching('logit') as string,
    });
    expect(own!.brierScore.estimate).toBeCloseTo((0 - 0.01) / 4, 12);
    expect(other!.calibrationSlope.estimate).toBe(0);
    const turned = pairedDifferences({ ...certain, baseline: 0, threshold: 0.5, seed: 1 });
    expect(turned[1]!.calibrationSlope.reason).toMatch(/^of the baseline: a risk is exactly/);
  });

  it('refuses lists that do not pair, a threshold of one and a baseline that is not there', () => {
    const right = { risks: [[0.5, 0.4]], labels: [1, 0], baseline: 0, threshold: 0.5, seed: 1 };
    expect(() => pairedDifferences({ ...right, labels: [1] })).toThrow('one label for each of the 2 risks');
    expect(() => pairedDifferences({ ...right, threshold: 1 })).toThrow(
      'threshold must be strictly between zero and one',
    );
    expect(() => pairedDifferences({ ...right, baseline: 1 })).toThrow('baseline must be the position of one of the 1');
  });
});

function shuffled(risks: readonly number[]): number[] {
  return createRandom(9).shuffle([...risks]);
}
