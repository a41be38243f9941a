/** How good the risks of one group of patients are, each number with its 95 % interval. */
import type { Random } from '../../math/random';
import type { Metric } from '../../model';
import { runAtOnce } from '../../run-at-once';
import { auroc } from '../auroc';
import { percentileInterval, RESAMPLES } from '../bootstrap';
import { brierScore } from '../brier-score';
import { calibrationIntercept, calibrationSlope } from '../calibration';
import { type Estimate, known, NO_PATIENTS, ratio, unknown } from '../estimate';
import { pairedMetricNames } from '../paired-metrics';
import { resampledMetrics } from '../resampled-metrics';
import { wilsonInterval } from '../wilson-interval';

/** Metrics of the risks of a group, in the order in which they are read. */
export const groupMetricNames = [
  ...(['prevalence', 'meanRisk', 'observedToExpected', 'auroc', 'brierScore'] as const),
  ...(['calibrationSlope', 'calibrationIntercept'] as const),
];
export type GroupMetricName = (typeof groupMetricNames)[number];
export type GroupMetrics = Readonly<Record<GroupMetricName, Metric>>;

/** Those whose interval comes from resampled patients; the prevalence has Wilson's. */
const ownNames = ['meanRisk', 'observedToExpected'] as const;
const comparedNames = ['auroc', 'brierScore', 'calibrationSlope', 'calibrationIntercept'] as const;
type ResampledName = (typeof ownNames)[number] | (typeof comparedNames)[number];

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
  const whole = wholeOf(risks, labels);
  const wanted = (Object.keys(whole) as ResampledName[]).filter((name) => stored[name] === undefined);
  const draws = yield* drawSteps(risks, labels, wanted, random);
  const resampled = wanted.map((name) => [
    name,
    { ...whole[name], ...percentileInterval(whole[name], draws[name], RESAMPLES) },
  ]);
  return { prevalence: prevalenceOf(labels), ...Object.fromEntries(resampled), ...stored } as GroupMetrics;
}

function prevalenceOf(labels: ArrayLike<number>): Metric {
  const n = labels.length;
  if (n === 0) return { ...unknown(NO_PATIENTS), low: null, high: null };
  const nEvents = sumOf(labels);
  return { ...known(nEvents / n), ...wilsonInterval(nEvents, n) };
}

function wholeOf(risks: Float64Array, labels: ArrayLike<number>): Record<ResampledName, Estimate> {
  const expected = sumOf(risks);
  return {
    meanRisk: ratio(expected, risks.length, NO_PATIENTS),
    observedToExpected: ratio(sumOf(labels), expected, 'no event is expected'),
    auroc: auroc(risks, labels),
    brierScore: brierScore(risks, labels),
    calibrationSlope: calibrationSlope(risks, labels),
    calibrationIntercept: calibrationIntercept(risks, labels),
  };
}

type Draws = Readonly<Record<ResampledName, number[]>>;

/** The wanted metrics of every resample on which they are defined. */
function* drawSteps(
  risks: Float64Array,
  labels: ArrayLike<number>,
  wanted: readonly ResampledName[],
  random: Random,
): Generator<undefined, Draws> {
  const n = risks.length;
  const draws = Object.fromEntries([...ownNames, ...comparedNames].map((name) => [name, [] as number[]])) as Draws;
  const compared = comparedNames.filter((name) => wanted.includes(name));
  const metricsOn = n === 0 || compared.length === 0 ? null : resampledMetrics(risks, labels, ANY_THRESHOLD);
  const values = new Float64Array(pairedMetricNames.length);
  const counts = new Uint32Array(n);
  for (let resample = 0; resample < RESAMPLES && n > 0; resample++) {
    counts.fill(0);
    for (let draw = 0; draw < n; draw++) counts[random.integer(n)]!++;
    const { events, expected } = sumsOf(counts, risks, labels);
    draws.meanRisk.push(expected / n);
    if (expected > 0) draws.observedToExpected.push(events / expected);
    metricsOn?.(counts, values);
    for (const name of compared) {
      const value = values[pairedMetricNames.indexOf(name)]!;
      if (!Number.isNaN(value)) draws[name].push(value);
    }
    yield;
  }
  return draws;
}

/** The metrics of decisions come along and are not looked at. */
const ANY_THRESHOLD = 0.5;

function sumsOf(counts: Uint32Array, risks: Float64Array, labels: ArrayLike<number>) {
  let [events, expected] = [0, 0];
  for (let row = 0; row < counts.length; row++) {
    events += counts[row]! * labels[row]!;
    expected += counts[row]! * risks[row]!;
  }
  return { events, expected };
}

function sumOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < values.length; at++) sum += values[at]!;
  return sum;
}
