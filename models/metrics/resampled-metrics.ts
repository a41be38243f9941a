/** Every compared metric on many resamples of the same patients, each resample given by how often it drew whom: sorted once. */
import { logisticRegression } from '../math/logistic-regression';
import { expit, logit } from '../math/logistic';
import { calibrationIntercept, calibrationSlope } from './calibration';
import type { Confusion } from './confusion';
import { LOG_LOSS_CLIP } from './log-loss';
import { decisionMetrics, pairedMetricNames, type PairedMetricName } from './paired-metrics';
import { drawnPatients, interceptOf, slopeOf, type DrawnPatients } from './weighted-calibration';

type Numbers = ArrayLike<number>;

/** Metrics of a resample in the order of `pairedMetricNames`, NaN where one is undefined on it. */
export type ResampledMetrics = (counts: Uint32Array, values: Float64Array) => void;

/** One model's patients from the highest risk down, with all that no resample changes. */
interface SortedPatients {
  readonly risks: Float64Array;
  readonly labels: Uint8Array;
  /** Where in the given order each stands. */
  readonly order: Uint32Array;
  /** 1 at the last of those with exactly the same risk. */
  readonly endsTie: Uint8Array;
  readonly squares: Float64Array;
  /** Minus the logarithm of the probability that what happened was given. */
  readonly surprises: Float64Array;
  readonly logits: Float64Array;
  readonly calibration: WholeCalibration;
  /** How many are called positive: they stand first. */
  readonly nPositive: number;
}

/**
 * What `pairedMetrics` gives on a resample, to rounding, at a small part of its cost: nothing is sorted or copied anew, and calibration is
 * fitted from the whole sample's solution.
 *
 * @param risks in [0,1], `[nPatients]`; @param labels 1 with the outcome, 0 without; @param threshold in (0,1).
 * @returns a function of the counts `[nPatients]` that writes one value a metric.
 */
export function resampledMetrics(risks: Numbers, labels: Numbers, threshold: number): ResampledMetrics {
  const patients = sortPatients(risks, labels, threshold);
  const drawn = drawnPatients(patients.risks.length);
  return (counts, values) => {
    const sums = sumUp(patients, counts, drawn);
    const set = (name: PairedMetricName, value: number): void => void (values[at[name]] = value);
    const { nEvents, nOthers, confusion } = sums;
    const n = nEvents + nOthers;
    set('auroc', nEvents === 0 || nOthers === 0 ? NaN : sums.wins / (nEvents * nOthers));
    set('averagePrecision', nEvents === 0 ? NaN : sums.precisions / nEvents);
    set('brierScore', sums.squares / n);
    set('logLoss', sums.surprises / n);
    for (const [name, metric] of Object.entries(decisionMetrics))
      set(name as PairedMetricName, metric(confusion, threshold).estimate ?? NaN);
    const [intercept, slope] =
      nEvents === 0 || nOthers === 0 ? [NaN, NaN] : calibrationOn(patients, drawn, sums, counts);
    set('calibrationIntercept', intercept);
    set('calibrationSlope', slope);
  };
}

const at = Object.fromEntries(pairedMetricNames.map((name, position) => [name, position])) as Readonly<
  Record<PairedMetricName, number>
>;

function sortPatients(risks: Numbers, labels: Numbers, threshold: number): SortedPatients {
  const order = Uint32Array.from({ length: risks.length }, (_, row) => row).sort((a, b) => risks[b]! - risks[a]!);
  const sorted = Float64Array.from(order, (row) => risks[row]!);
  const outcomes = Uint8Array.from(order, (row) => labels[row]!);
  const logits = sorted.map(logit);
  return {
    order,
    risks: sorted,
    labels: outcomes,
    endsTie: Uint8Array.from(sorted, (risk, position) => Number(risk !== sorted[position + 1])),
    squares: sorted.map((risk, position) => (risk - outcomes[position]!) ** 2),
    surprises: sorted.map((risk, position) => {
      const clipped = Math.min(Math.max(risk, LOG_LOSS_CLIP), 1 - LOG_LOSS_CLIP);
      return outcomes[position] === 1 ? -Math.log(clipped) : -Math.log1p(-clipped);
    }),
    ...{ logits, calibration: wholeCalibration(logits, outcomes) },
    nPositive: sorted.filter((risk) => risk >= threshold).length,
  };
}

interface Sums {
  readonly nEvents: number;
  readonly nOthers: number;
  /** Pairs of an event and another in which the event has the higher risk, ties one half. */
  readonly wins: number;
  readonly precisions: number;
  readonly squares: number;
  readonly surprises: number;
  readonly confusion: Confusion;
  /** Whether drawn events and others overlap on both sides, so that a slope exists. */
  readonly overlap: boolean;
}

/** One pass from the highest risk down; leaves who was drawn in `drawn`. */
function sumUp(patients: SortedPatients, counts: Uint32Array, drawn: DrawnPatients): Sums {
  const { order, labels, endsTie, squares, surprises, logits, nPositive } = patients;
  const { shifted, fitted } = patients.calibration;
  let [nEvents, nOthers, tiedEvents, tiedOthers] = [0, 0, 0, 0];
  let [wins, precisions, squareSum, surpriseSum, eventLogits] = [0, 0, 0, 0, 0];
  let [truePositives, falsePositives, length] = [0, 0, 0];
  for (let position = 0; position < order.length; position++) {
    // without a branch on chance, which processors guess wrong: whoever was not drawn counts nothing and is written over
    const count = counts[order[position]!]!;
    const events = count * labels[position]!;
    const value = logits[position]!;
    tiedEvents += events;
    tiedOthers += count - events;
    eventLogits += events * value;
    squareSum += count * squares[position]!;
    surpriseSum += count * surprises[position]!;
    drawn.counts[length] = count;
    drawn.logits[length] = value;
    drawn.shifted[length] = shifted[position]!;
    drawn.fitted[length] = fitted[position]!;
    length += Number(count > 0);
    if (endsTie[position] === 1) {
      wins += tiedOthers * (nEvents + tiedEvents / 2);
      nEvents += tiedEvents;
      nOthers += tiedOthers;
      if (tiedEvents > 0) precisions += (tiedEvents * nEvents) / (nEvents + nOthers);
      tiedEvents = tiedOthers = 0;
    }
    // whoever shares a risk is on the same side of the threshold
    if (position === nPositive - 1) [truePositives, falsePositives] = [nEvents, nOthers];
  }
  drawn.length = length;
  drawn.events = nEvents;
  drawn.eventLogits = eventLogits;
  const confusion = {
    ...{ truePositives, falsePositives },
    trueNegatives: nOthers - falsePositives,
    falseNegatives: nEvents - truePositives,
  };
  const overlap = doOverlap(patients, counts);
  return { nEvents, nOthers, wins, precisions, squares: squareSum, surprises: surpriseSum, confusion, overlap };
}

/** Highest and lowest drawn logit of each outcome, found from the two ends. */
function doOverlap({ order, labels, logits }: SortedPatients, counts: Uint32Array): boolean {
  const extremes = (first: number, step: 1 | -1): [number, number] => {
    const found: [number, number] = [NaN, NaN];
    for (let position = first; position >= 0 && position < order.length; position += step) {
      if (counts[order[position]!] === 0) continue;
      const label = labels[position]! as 0 | 1;
      if (Number.isNaN(found[label])) found[label] = logits[position]!;
      if (!Number.isNaN(found[1 - label])) break;
    }
    return found;
  };
  const [highestOther, highestEvent] = extremes(0, 1);
  const [lowestOther, lowestEvent] = extremes(order.length - 1, -1);
  return lowestEvent < highestOther && lowestOther < highestEvent;
}

/** The whole sample's calibration and the P(y=1) that follow from it, null where there is none. */
interface WholeCalibration {
  readonly intercept: number | null;
  readonly line: readonly [number, number] | null;
  readonly shifted: Float64Array;
  readonly fitted: Float64Array;
}

function wholeCalibration(logits: Float64Array, labels: Uint8Array): WholeCalibration {
  const ones = new Float64Array(logits.length).fill(1);
  const isFinite = logits.every(Number.isFinite);
  const [intercept = null] = (isFinite ? logisticRegression([ones], labels, logits) : null) ?? [];
  const both = isFinite ? logisticRegression([ones, logits], labels) : null;
  const line = both === null ? null : ([both[0]!, both[1]!] as const);
  return {
    ...{ intercept, line },
    shifted: logits.map((value) => expit((intercept ?? 0) + value)),
    fitted: logits.map((value) => expit((line?.[0] ?? 0) + (line?.[1] ?? 1) * value)),
  };
}

/** Intercept and slope of a resample that drew both outcomes, NaN where there is none. */
function calibrationOn(
  { risks, labels, order, calibration: { intercept, line } }: SortedPatients,
  drawn: DrawnPatients,
  { overlap }: Sums,
  counts: Uint32Array,
): [number, number] {
  const slowly = (metric: typeof calibrationSlope): number => {
    const rows = [...order.keys()].flatMap((position) => Array<number>(counts[order[position]!]!).fill(position));
    const taken = (values: Numbers): number[] => rows.map((row) => values[row]!);
    return metric(taken(risks), taken(labels)).estimate ?? NaN;
  };
  const quickIntercept = intercept === null ? null : interceptOf(drawn, intercept);
  const quickSlope = line === null || !overlap ? null : slopeOf(drawn, line);
  return [quickIntercept ?? slowly(calibrationIntercept), quickSlope ?? (overlap ? slowly(calibrationSlope) : NaN)];
}
