/** How much one model differs from another on the same patients, and how surely: the paired bootstrap over patients. */
import { createRandom, type Random } from '../math/random';
import type { Metric } from '../model';
import { runAtOnce } from '../run-at-once';
import { percentileInterval } from './bootstrap';
import { checkPairs } from './check-pairs';
import { type Estimate, known, unknown } from './estimate';
import { pairedMetricNames, pairedMetrics, type PairedMetricName } from './paired-metrics';

type Numbers = ArrayLike<number>;
type Estimates = Readonly<Record<PairedMetricName, Estimate>>;

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
  const { risks, labels, seed } = input;
  const orders = risks.map(ascendingOrder);
  const whole = differencesOn(new Uint32Array(labels.length).fill(1), orders, input);
  const draws = whole.map(() => pairedMetricNames.map((): number[] => []));
  const random = createRandom(seed).split('paired');
  for (let resample = 0; resample < PAIRED_RESAMPLES && labels.length > 0; resample++) {
    const drawn = differencesOn(drawPatients(labels.length, random), orders, input);
    drawn.forEach((differences, model) =>
      pairedMetricNames.forEach((name, metric) => {
        const { estimate } = differences[name];
        if (estimate !== null) draws[model]![metric]!.push(estimate);
      }),
    );
    yield;
  }
  return whole.map((differences, model) => withIntervals(differences, draws[model]!));
}

function withIntervals(differences: Estimates, draws: readonly number[][]): PairedDifferences {
  const entries = pairedMetricNames.map((name, metric) => {
    const value = differences[name];
    return [name, { ...value, ...percentileInterval(value, draws[metric]!, PAIRED_RESAMPLES) }];
  });
  return Object.fromEntries(entries) as PairedDifferences;
}

/** How often each patient is drawn, `[nPatients]`. */
function drawPatients(nPatients: number, random: Random): Uint32Array {
  const counts = new Uint32Array(nPatients);
  for (let draw = 0; draw < nPatients; draw++) counts[random.integer(nPatients)]!++;
  return counts;
}

function differencesOn(counts: Uint32Array, orders: readonly Uint32Array[], input: PairedRisks): Estimates[] {
  const values = input.risks.map((risks, model) => {
    const rows = repeatRows(orders[model]!, counts);
    return pairedMetrics(take(risks, rows), take(input.labels, rows), input.threshold);
  });
  const baseline = values[input.baseline]!;
  return values.map((own) => {
    const entries = pairedMetricNames.map((name) => [name, difference(own[name], baseline[name])]);
    return Object.fromEntries(entries) as Estimates;
  });
}

function difference(own: Estimate, baseline: Estimate): Estimate {
  if (own.estimate === null) return own;
  return baseline.estimate === null
    ? unknown(`of the baseline: ${baseline.reason}`)
    : known(own.estimate - baseline.estimate);
}

/** Each row as often as it was drawn, in the model's own order of risks: metrics that sort then find them sorted. */
function repeatRows(order: Uint32Array, counts: Uint32Array): Uint32Array {
  const rows = new Uint32Array(order.length);
  let at = 0;
  for (const row of order) {
    for (let times = counts[row]!; times > 0; times--) rows[at++] = row;
  }
  return rows;
}

function ascendingOrder(risks: Numbers): Uint32Array {
  return Uint32Array.from({ length: risks.length }, (_, row) => row).sort((a, b) => risks[a]! - risks[b]!);
}

function take(values: Numbers, rows: Uint32Array): Float64Array {
  const taken = new Float64Array(rows.length);
  for (let at = 0; at < rows.length; at++) taken[at] = values[rows[at]!]!;
  return taken;
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
