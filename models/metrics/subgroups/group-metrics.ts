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

/**
 * The same in steps, one a resample, so that whoever computes it can do other things between them. What is `stored` of the group already
 * is taken over, intervals and all, and not drawn again.
 */
export function* groupMetricSteps(
  risks: Float64Array,
  labels: ArrayLike<number>,
  random: Random,
  stored: Partial<GroupMetrics> = {},
): Generator<undefined, GroupMetrics> {
  const group = sortGroup(risks, labels);
  const nEvents = group.labels.reduce((sum, label) => sum + label, 0);
  const whole = wholeOf(group, nEvents);
  const wanted = resampledNames.filter((name) => stored[name] === undefined);
  const draws = yield* drawSteps(group, whole, wanted, random);
  const resampled = wanted.map((name, at) => [
    name,
    { ...whole[name], ...percentileInterval(whole[name], draws[at]!, RESAMPLES) },
  ]);
  return {
    prevalence: prevalenceOf(nEvents, risks.length),
    ...Object.fromEntries(resampled),
    ...stored,
  } as GroupMetrics;
}

function prevalenceOf(nEvents: number, n: number): Metric {
  if (n === 0) return { ...unknown(NO_PATIENTS), low: null, high: null };
  return { ...known(nEvents / n), ...wilsonInterval(nEvents, n) };
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

/** A resample: how often each patient of the group was drawn, and what that adds up to. */
interface Drawn {
  readonly group: SortedGroup;
  readonly n: number;
  readonly weights: Uint16Array;
  readonly sums: { readonly events: number; readonly expected: number; readonly squares: number };
  /** Of the whole group: where the fits begin. */
  readonly whole: Record<ResampledName, Estimate>;
}

/** Each metric of a resample, null where it is undefined there. */
const ofDrawn: Readonly<Record<ResampledName, (drawn: Drawn) => number | null>> = {
  meanRisk: ({ sums, n }) => sums.expected / n,
  observedToExpected: ({ sums }) => (sums.expected === 0 ? null : sums.events / sums.expected),
  auroc: ({ group, weights, sums: { events }, n }) =>
    events === 0 || events === n ? null : weightedWins(group, weights) / (events * (n - events)),
  brierScore: ({ sums, n }) => sums.squares / n,
  calibrationSlope: ({ group, weights, whole: { calibrationSlope: start } }) =>
    start.estimate === null ? null : weightedSlope(group, weights, [0, start.estimate]),
  calibrationIntercept: ({ group, weights, sums: { events }, n, whole: { calibrationIntercept: start } }) =>
    start.estimate === null || events === 0 || events === n ? null : weightedIntercept(group, weights, start.estimate),
};
const resampledNames = Object.keys(ofDrawn) as ResampledName[];

/** `[names][resamples]`, without those that are undefined. */
function* drawSteps(
  group: SortedGroup,
  whole: Record<ResampledName, Estimate>,
  names: readonly ResampledName[],
  random: Random,
): Generator<undefined, number[][]> {
  const n = group.risks.length;
  const draws = names.map((): number[] => []);
  const weights = new Uint16Array(n);
  for (let resample = 0; resample < RESAMPLES && n > 0; resample++) {
    weights.fill(0);
    for (let draw = 0; draw < n; draw++) weights[random.integer(n)]!++;
    const drawn = { group, n, weights, sums: sumsOf(group, weights), whole };
    names.forEach((name, at) => {
      const value = ofDrawn[name](drawn);
      if (value !== null) draws[at]!.push(value);
    });
    yield;
  }
  return draws;
}

function sumsOf({ risks, labels }: SortedGroup, weights: Uint16Array): Drawn['sums'] {
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
