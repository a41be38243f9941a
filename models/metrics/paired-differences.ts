/** How much one model differs from another on the same patients, and how surely: the paired bootstrap over patients. */
import { createRandom, type Random } from '../math/random';
import type { Metric } from '../model';
import { runAtOnce } from '../run-at-once';
import { percentileInterval } from './bootstrap';
import { checkPairs } from './check-pairs';
import { type Estimate, known, unknown } from './estimate';
import { pairedMetricNames, pairedMetrics, type PairedMetricName } from './paired-metrics';
import { resampledMetrics } from './resampled-metrics';

type Numbers = ArrayLike<number>;

/** More than a single metric's interval takes: here a bound is read against zero. */
export const PAIRED_RESAMPLES = 1000;

export interface PairedRisks {
  /** Risks that each model gives the same patients in the same order, `[nModels][nPatients]`. */
  readonly risks: readonly Numbers[];
  /** 1 with the outcome, 0 without, `[nPatients]`. */
  readonly labels: Numbers;
  /** Position of the model from which the others' differences are taken. */
  readonly baseline: number;
  /** A patient counts as positive from this risk on, for the metrics of a decision and net benefit; below one. */
  readonly threshold: number;
  readonly seed: number;
}

/** A model's value less the baseline's, by metric, with its 95 % interval. */
export type PairedDifferences = Readonly<Record<PairedMetricName, Metric>>;

/**
 * Each model's metrics less the baseline's, one entry a model in their order (the baseline's own is zero throughout), with 95 %
 * percentile intervals of a paired bootstrap (Efron and Tibshirani 1993): patients are drawn with replacement from all of them, not
 * by outcome, so that the number of events varies as it would in another sample; one draw serves all models. A resample on which
 * either value is undefined is left out; where that is half of them or more, there is no interval. The interval speaks of other
 * patients, not of other trainings. Throws where the lists do not pair.
 */
export function pairedDifferences(input: PairedRisks): PairedDifferences[] {
  return runAtOnce(pairedDifferenceSteps(input));
}

/** The same in steps, one a resample, so that whoever computes it can do other things between them. */
export function* pairedDifferenceSteps(input: PairedRisks): Generator<undefined, PairedDifferences[]> {
  checkInput(input);
  const { risks, labels, baseline, threshold, seed } = input;
  const nPatients = labels.length;
  const wholes = risks.map((own) => pairedMetrics(own, labels, threshold));
  const metrics = nPatients === 0 ? [] : risks.map((own) => resampledMetrics(own, labels, threshold));
  const nMetrics = pairedMetricNames.length;
  // of each model [resample][metric]
  const values = metrics.map(() => new Float64Array(PAIRED_RESAMPLES * nMetrics));
  const counts = new Uint32Array(nPatients);
  const random = createRandom(seed).split('paired');
  for (let resample = 0; resample < PAIRED_RESAMPLES && nPatients > 0; resample++) {
    drawPatients(counts, random);
    metrics.forEach((metricsOn, model) =>
      metricsOn(counts, values[model]!.subarray(resample * nMetrics, (resample + 1) * nMetrics)),
    );
    yield;
  }
  return wholes.map((whole, model) => {
    const entries = pairedMetricNames.map((name, metric) => {
      const value = difference(whole[name], wholes[baseline]![name]);
      const draws = differencesOf(values[model], values[baseline], metric, nMetrics);
      return [name, { ...value, ...percentileInterval(value, draws, PAIRED_RESAMPLES) }];
    });
    return Object.fromEntries(entries) as PairedDifferences;
  });
}

/** How often each patient is drawn, `[nPatients]`. */
function drawPatients(counts: Uint32Array, random: Random): void {
  counts.fill(0);
  for (let draw = 0; draw < counts.length; draw++) counts[random.integer(counts.length)]!++;
}

/** One metric of a model less the baseline's on every resample on which both have it. */
function differencesOf(
  own: Float64Array | undefined,
  baseline: Float64Array | undefined,
  metric: number,
  nMetrics: number,
): number[] {
  const differences: number[] = [];
  for (let at = metric; own && baseline && at < own.length; at += nMetrics) {
    const value = own[at]! - baseline[at]!;
    if (!Number.isNaN(value)) differences.push(value);
  }
  return differences;
}

function difference(own: Estimate, baseline: Estimate): Estimate {
  if (own.estimate === null) return own;
  return baseline.estimate === null
    ? unknown(`of the baseline: ${baseline.reason}`)
    : known(own.estimate - baseline.estimate);
}

function checkInput({ risks, labels, baseline, threshold }: PairedRisks): void {
  for (const own of risks) checkPairs(own, labels);
  if (risks[baseline] === undefined) {
    throw new RangeError(`baseline must be the position of one of the ${risks.length} models, but it is ${baseline}`);
  }
  if (!(threshold > 0 && threshold < 1)) {
    throw new RangeError(`threshold must be strictly between zero and one, but it is ${threshold}`);
  }
}
