/** Calibration of a resample that is given by how often each patient was drawn: fast enough for every group and resample. */
import { expit } from '../../math/logistic';
import { calibrationSlope } from '../calibration';

/** Patients of one group in ascending order of risk. */
export interface SortedGroup {
  readonly risks: Float64Array;
  readonly logits: Float64Array;
  readonly labels: Float64Array;
}

/** Newton converges from the whole group's fit in two or three steps; a resample that takes more is nearly separated. */
const MOST_STEPS = 20;
/** What the last step gained in log likelihood; Newton squares what is left, so the result is far closer. */
const ENOUGH = 1e-8;

/**
 * Intercept with the slope held at 1 (`calibrationIntercept`) of patients with weights; `start` near it. Null where no finite one is found.
 */
export function weightedIntercept({ logits, labels }: SortedGroup, weights: Uint16Array, start: number): number | null {
  let intercept = start;
  for (let step = 0; step < MOST_STEPS; step++) {
    let [score, information] = [0, 0];
    for (let row = 0; row < logits.length; row++) {
      const weight = weights[row]!;
      if (weight === 0) continue;
      const risk = expit(intercept + logits[row]!);
      score += weight * (labels[row]! - risk);
      information += weight * risk * (1 - risk);
    }
    const change = score / information;
    if (!Number.isFinite(change)) return null;
    intercept += change;
    if (change * score < ENOUGH) return intercept;
  }
  return null;
}

/**
 * Slope of logit P(y=1) = a + b logit(risk) (`calibrationSlope`) of patients with weights; `start` is [a, b] near it. Null where the drawn
 * patients are separated. Where Newton's bare steps do not arrive, the careful fit of `calibrationSlope` decides.
 */
export function weightedSlope(
  group: SortedGroup,
  weights: Uint16Array,
  start: readonly [number, number],
): number | null {
  if (isSeparatedSample(group, weights)) return null;
  let [intercept, slope] = start;
  for (let step = 0; step < MOST_STEPS; step++) {
    const [score0, score1, info00, info01, info11] = derivatives(group, weights, intercept, slope);
    const determinant = info00 * info11 - info01 * info01;
    const change0 = (info11 * score0 - info01 * score1) / determinant;
    const change1 = (info00 * score1 - info01 * score0) / determinant;
    if (!(Number.isFinite(change0) && Number.isFinite(change1))) break;
    intercept += change0;
    slope += change1;
    if (change0 * score0 + change1 * score1 < ENOUGH) return slope;
  }
  const drawn = Array.from(weights).flatMap((weight, row) => new Array<number>(weight).fill(row));
  const take = (values: Float64Array) => drawn.map((row) => values[row]!);
  return calibrationSlope(take(group.risks), take(group.labels)).estimate;
}

type Derivatives = [score0: number, score1: number, info00: number, info01: number, info11: number];

function derivatives(
  { logits, labels }: SortedGroup,
  weights: Uint16Array,
  intercept: number,
  slope: number,
): Derivatives {
  let [score0, score1, info00, info01, info11] = [0, 0, 0, 0, 0];
  for (let row = 0; row < logits.length; row++) {
    const weight = weights[row]!;
    if (weight === 0) continue;
    const logit = logits[row]!;
    const risk = expit(intercept + slope * logit);
    const residual = weight * (labels[row]! - risk);
    const spread = weight * risk * (1 - risk);
    score0 += residual;
    score1 += residual * logit;
    info00 += spread;
    info01 += spread * logit;
    info11 += spread * logit * logit;
  }
  return [score0, score1, info00, info01, info11];
}

/** In ascending order of risk: all events of the drawn at or above all others, or the other way round, or one outcome only. */
function isSeparatedSample({ risks, labels }: SortedGroup, weights: Uint16Array): boolean {
  const lowest = [Infinity, Infinity];
  const highest = [-Infinity, -Infinity];
  for (let row = 0; row < risks.length; row++) {
    if (weights[row] === 0) continue;
    const label = labels[row]!;
    lowest[label] = Math.min(lowest[label]!, risks[row]!);
    highest[label] = Math.max(highest[label]!, risks[row]!);
  }
  return lowest[1]! >= highest[0]! || lowest[0]! >= highest[1]!;
}
