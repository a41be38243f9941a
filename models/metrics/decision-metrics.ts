/** How good the decisions at one threshold are, each number with its 95 % interval. */
import { binomialDraw, type BinomialDraw } from '../math/binomial';
import { createRandom } from '../math/random';
import type { Metric } from '../model';
import { percentileInterval } from './bootstrap';
import * as decided from './confusion';
import type { Confusion } from './confusion';
import { type Estimate, known } from './estimate';
import { wilsonInterval } from './wilson-interval';

/** Shares of a known number of patients: their intervals are Wilson's. */
const shareNames = [
  ...(['sensitivity', 'specificity', 'positivePredictiveValue', 'negativePredictiveValue', 'accuracy'] as const),
];

type MetricOfConfusion = (confusion: Confusion, threshold: number) => Estimate;

/** Not plain shares: their intervals are percentiles of resampled patients. */
const ofResamples = {
  f1: decided.f1,
  jaccard: decided.jaccard,
  cohenKappa: decided.cohenKappa,
  netBenefit: decided.netBenefit,
  netBenefitOverAll,
};

type ShareName = (typeof shareNames)[number];
export type DecisionMetricName = ShareName | keyof typeof ofResamples;

/** In the order in which they are read. */
export const decisionMetricNames = [...shareNames, ...Object.keys(ofResamples)] as DecisionMetricName[];

export const DECISION_RESAMPLES = 1000;

/** The same for every model and threshold: the same question reads the same every time. */
const seed = 1;

/**
 * Every metric of the decisions that a threshold makes. `netBenefitOverAll` is the net benefit less that of treating everybody; treating
 * nobody has none, so the net benefit itself says how much better than that the model is.
 *
 * Patients drawn with replacement give a confusion matrix that is multinomial with the shares of the four cells: so that is what is drawn,
 * 1,000 times, which is the bootstrap over patients without its loop over them.
 */
export function metricsOfDecisions(confusion: Confusion, threshold: number): Record<DecisionMetricName, Metric> {
  const resampled = resampledMetrics(ofResamples, confusion, threshold, binomialDraw(total(confusion)));
  return { ...decisionShares(confusion), ...resampled };
}

/** Those that are shares of a known number of patients, with Wilson's intervals. */
export function decisionShares(confusion: Confusion): Record<ShareName, Metric> {
  const shares = shareNames.map((name) => [name, withWilson(decided[name](confusion), sampleOf(name, confusion))]);
  return Object.fromEntries(shares) as Record<ShareName, Metric>;
}

/** Net benefit, and how far it is above that of treating all, with the intervals of `metricsOfDecisions`; `draw` as for `resample`. */
export function netBenefitMetrics(
  confusion: Confusion,
  threshold: number,
  draw: BinomialDraw,
): Record<'netBenefit' | 'netBenefitOverAll', Metric> {
  const { netBenefit, netBenefitOverAll } = ofResamples;
  return resampledMetrics({ netBenefit, netBenefitOverAll }, confusion, threshold, draw);
}

/** `draw` serves up to so many patients, so that many thresholds share one table. */
function resampledMetrics<Name extends string>(
  metrics: Readonly<Record<Name, MetricOfConfusion>>,
  confusion: Confusion,
  threshold: number,
  draw: BinomialDraw,
): Record<Name, Metric> {
  const named = Object.entries(metrics) as [Name, MetricOfConfusion][];
  const draws = named.map((): number[] => []);
  const random = createRandom(seed).split('decision');
  for (let resample = 0; resample < DECISION_RESAMPLES && total(confusion) > 0; resample++) {
    const counts = resampleCounts(confusion, (n, share) => draw(random, n, share));
    named.forEach(([, metric], at) => {
      const { estimate } = metric(counts, threshold);
      if (estimate !== null) draws[at]!.push(estimate);
    });
  }
  const entries = named.map(([name, metric], at) => {
    const whole = metric(confusion, threshold);
    return [name, { ...whole, ...percentileInterval(whole, draws[at]!, DECISION_RESAMPLES) }] as const;
  });
  return Object.fromEntries(entries) as Record<Name, Metric>;
}

function netBenefitOverAll(confusion: Confusion, threshold: number): Estimate {
  const { truePositives, falsePositives, trueNegatives, falseNegatives } = confusion;
  const own = decided.netBenefit(confusion, threshold);
  const all = decided.netBenefit(
    {
      truePositives: truePositives + falseNegatives,
      falsePositives: falsePositives + trueNegatives,
      trueNegatives: 0,
      falseNegatives: 0,
    },
    threshold,
  );
  return own.estimate === null || all.estimate === null ? own : known(own.estimate - all.estimate);
}

/** How many are called, then how many of the called and of the others are so rightly: three draws make the four cells. */
function resampleCounts(confusion: Confusion, draw: (n: number, share: number) => number): Confusion {
  const { truePositives, falsePositives, trueNegatives, falseNegatives } = confusion;
  const n = total(confusion);
  const called = draw(n, (truePositives + falsePositives) / n);
  const right = draw(called, share(truePositives, falsePositives));
  const rightlyNot = draw(n - called, share(trueNegatives, falseNegatives));
  return {
    truePositives: right,
    falsePositives: called - right,
    trueNegatives: rightlyNot,
    falseNegatives: n - called - rightlyNot,
  };
}

const share = (part: number, rest: number) => (part + rest === 0 ? 0 : part / (part + rest));

/** Of how many patients the metric is a share. */
function sampleOf(name: ShareName, confusion: Confusion): number {
  const { truePositives, falsePositives, trueNegatives, falseNegatives } = confusion;
  return {
    sensitivity: truePositives + falseNegatives,
    specificity: trueNegatives + falsePositives,
    positivePredictiveValue: truePositives + falsePositives,
    negativePredictiveValue: trueNegatives + falseNegatives,
    accuracy: total(confusion),
  }[name];
}

function withWilson(value: Estimate, n: number): Metric {
  if (value.estimate === null) return { ...value, low: null, high: null };
  return { ...value, ...wilsonInterval(Math.round(value.estimate * n), n) };
}

function total({ truePositives, falsePositives, trueNegatives, falseNegatives }: Confusion): number {
  return truePositives + falsePositives + trueNegatives + falseNegatives;
}
