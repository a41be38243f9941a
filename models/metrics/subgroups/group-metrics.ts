/** How good the risks of one group of patients are, each number with its 95 % interval. */
import type { Random } from '../../math/random';
import { runAtOnce } from '../../run-at-once';
import type { Metric } from '../../model';
import { auroc } from '../auroc';
import { percentileInterval, RESAMPLES } from '../bootstrap';
import { brierScore } from '../brier-score';
import { calibrationIntercept, calibrationSlope, logitsOf } from '../calibration';
import { type Estimate, known, NO_PATIENTS, ratio, unknown } from '../estimate';
import { wilsonInterval } from '../wilson-interval';
import { weightedIntercept, weightedSlope, type SortedGroup } from './weighted-calibration';

/** Metrics of the risks of a group, in the order in which they are read. */
export const groupMetricNames = [
  ...(['prevalence', 'meanRisk', 'observedToExpected', 'auroc', 'brierScore'] as const),
  ...(['calibrationSlope', 'calibrationIntercept'] as const),
];
export type GroupMetricName = (typeof groupMetricNames)[number];
export type GroupMetrics = Readonly<Record<GroupMetricName, Metric>>;

/** Those whose interval comes from resampled patients; the prevalence has Wilson's. */
type ResampledName = Exclude<GroupMetricName, 'prevalence'>;

/**
 * The metrics of a group: `observedToExpected` is the number of events over the sum of the risks, 1 where the risks are right on the whole,
 * above 1 where they are too low. Intervals are percentiles of 500 resamples of the group's own patients, the prevalence's is Wilson's.
 *
 * @param risks in [0,1], `[nPatients]`; @param labels 1 with the outcome, 0 without.
 */
export function groupMetrics(risks: Float64Array, labels: ArrayLike<number>, random: Random): GroupMetrics {
  return runAtOnce(groupMetricSteps(risks, labels, random));
}

/** The same in steps, one a resample, so that whoever computes it can do other things between them. */
export function* groupMetricSteps(
  risks: Float64Array,
  labels: ArrayLike<number>,
  random: Random,
): Generator<undefined, GroupMetrics> {
  const group = sortGroup(risks, labels);
  const nEvents = group.labels.reduce((sum, label) => sum + label, 0);
  const whole = wholeOf(group, nEvents);
  const draws = yield* drawSteps(group, whole, random);
  const resampled = (Object.entries(whole) as [ResampledName, Estimate][]).map(([name, value]) => [
    name,
    { ...value, ...percentileInterval(value, draws[name], RESAMPLES) },
  ]);
  const n = risks.length;
  const prevalence: Metric =
    n === 0
      ? { ...unknown(NO_PATIENTS), low: null, high: null }
      : { ...known(nEvents / n), ...wilsonInterval(nEvents, n) };
  return { prevalence, ...Object.fromEntries(resampled) } as GroupMetrics;
}

function sortGroup(risks: Float64Array, labels: ArrayLike<number>): SortedGroup {
  const order = Uint32Array.from({ length: risks.length }, (_, row) => row).sort((a, b) => risks[a]! - risks[b]!);
  const sorted = Float64Array.from(order, (row) => risks[row]!);
  return {
    risks: sorted,
    // one risk of exactly 0 or 1 leaves the group without calibration, and then nobody reads these
    logits: logitsOf(sorted) ?? new Float64Array(0),
    labels: Float64Array.from(order, (row) => labels[row]!),
  };
}

function wholeOf({ risks, labels }: SortedGroup, nEvents: number): Record<ResampledName, Estimate> {
  const expected = risks.reduce((sum, risk) => sum + risk, 0);
  return {
    meanRisk: ratio(expected, risks.length, NO_PATIENTS),
    observedToExpected: ratio(nEvents, expected, 'no event is expected'),
    auroc: auroc(risks, labels),
    brierScore: brierScore(risks, labels),
    calibrationSlope: calibrationSlope(risks, labels),
    calibrationIntercept: calibrationIntercept(risks, labels),
  };
}

type Draws = Record<ResampledName, number[]>;

function* drawSteps(
  group: SortedGroup,
  whole: Record<ResampledName, Estimate>,
  random: Random,
): Generator<undefined, Draws> {
  const n = group.risks.length;
  const draws = Object.fromEntries(Object.keys(whole).map((name) => [name, [] as number[]])) as Draws;
  const [slope, intercept] = [whole.calibrationSlope.estimate, whole.calibrationIntercept.estimate];
  const weights = new Uint16Array(n);
  const keep = (name: ResampledName, value: number | null) => value !== null && draws[name].push(value);
  for (let resample = 0; resample < RESAMPLES && n > 0; resample++) {
    weights.fill(0);
    for (let draw = 0; draw < n; draw++) weights[random.integer(n)]!++;
    const sums = sumsOf(group, weights);
    keep('meanRisk', sums.expected / n);
    keep('brierScore', sums.squares / n);
    keep('observedToExpected', sums.expected === 0 ? null : sums.events / sums.expected);
    const oneClass = sums.events === 0 || sums.events === n;
    keep('auroc', oneClass ? null : weightedWins(group, weights) / (sums.events * (n - sums.events)));
    if (intercept !== null && !oneClass) keep('calibrationIntercept', weightedIntercept(group, weights, intercept));
    if (slope !== null) keep('calibrationSlope', weightedSlope(group, weights, [0, slope]));
    yield;
  }
  return draws;
}

function sumsOf({ risks, labels }: SortedGroup, weights: Uint16Array) {
  let [events, expected, squares] = [0, 0, 0];
  for (let row = 0; row < risks.length; row++) {
    const weight = weights[row]!;
    events += weight * labels[row]!;
    expected += weight * risks[row]!;
    squares += weight * (risks[row]! - labels[row]!) ** 2;
  }
  return { events, expected, squares };
}

/** Pairs of a drawn event above a drawn other, equal risks counting one half: the numerator of the AUROC. */
function weightedWins({ risks, labels }: SortedGroup, weights: Uint16Array): number {
  let [wins, othersBelow] = [0, 0];
  for (let start = 0; start < risks.length;) {
    let [events, others, row] = [0, 0, start];
    for (; row < risks.length && risks[row] === risks[start]; row++) {
      if (labels[row] === 1) events += weights[row]!;
      else others += weights[row]!;
    }
    wins += events * (othersBelow + others / 2);
    othersBelow += others;
    start = row;
  }
  return wins;
}
