/** Calibration intercept and slope of a resample that is given by counts: Newton's method from the whole sample's solution. */

/** The square of a step as small is what is left to go: 1e-10. */
const SMALL_STEP = 1e-5;
/** From the whole sample's solution two or three do; more are left to the slow and safe way. */
const MOST_STEPS = 12;
/** Longer steps may overshoot, which the slow way guards against. */
const LONG_STEP = 3;

/** The patients that a resample drew, in the first `length` places of buffers that serve every resample. */
export interface DrawnPatients {
  length: number;
  readonly counts: Float64Array;
  readonly logits: Float64Array;
  /** P(y=1) by the whole sample's intercept, the slope held at 1. */
  readonly shifted: Float64Array;
  /** P(y=1) by the whole sample's intercept and slope. */
  readonly fitted: Float64Array;
  /** How often patients with the outcome were drawn, and the sum of their logits. */
  events: number;
  eventLogits: number;
}

/** Buffers for `nPatients`. */
export function drawnPatients(nPatients: number): DrawnPatients {
  const buffer = (): Float64Array => new Float64Array(nPatients);
  const buffers = { counts: buffer(), logits: buffer(), shifted: buffer(), fitted: buffer() };
  return { length: 0, ...buffers, events: 0, eventLogits: 0 };
}

/**
 * Maximum likelihood estimate of a in logit P(y=1) = a + logit(risk), both outcomes drawn and all logits finite.
 *
 * @param start the whole sample's solution. @returns null where Newton's method does not settle.
 */
export function interceptOf({ length, counts, shifted, events }: DrawnPatients, start: number): number | null {
  let moved = 0;
  for (let pass = 0; pass < MOST_STEPS; pass++) {
    const odds = Math.exp(moved); // moving all logits by the same multiplies all odds by the same: no logarithm a patient
    let [expected, information] = [0, 0];
    for (let at = 0; at < length; at++) {
      const risk = (odds * shifted[at]!) / (1 + shifted[at]! * (odds - 1));
      const weighted = counts[at]! * risk;
      expected += weighted;
      information += weighted * (1 - risk);
    }
    const step = (events - expected) / information;
    if (!(Math.abs(step) < LONG_STEP)) return null;
    moved += step;
    if (Math.abs(step) < SMALL_STEP) return start + moved;
  }
  return null;
}

/**
 * Maximum likelihood estimate of b in logit P(y=1) = a + b logit(risk), where the outcomes overlap and the logits differ. Overwrites
 * `fitted`.
 *
 * @param start the whole sample's `[a, b]`. @returns null where Newton's method does not settle.
 */
export function slopeOf(drawn: DrawnPatients, start: readonly [number, number]): number | null {
  let [intercept, slope] = start;
  for (let pass = 0; pass < MOST_STEPS; pass++) {
    if (pass > 0) fit(drawn, intercept, slope);
    const [step, stepOfSlope] = newtonStep(drawn);
    const length = Math.abs(step) + Math.abs(stepOfSlope);
    if (!(length < LONG_STEP)) return null;
    intercept += step;
    slope += stepOfSlope;
    if (length < SMALL_STEP) return slope;
  }
  return null;
}

function fit({ length, logits, fitted }: DrawnPatients, intercept: number, slope: number): void {
  for (let at = 0; at < length; at++) fitted[at] = 1 / (1 + Math.exp(-intercept - slope * logits[at]!));
}

function newtonStep({ length, counts, logits, fitted, events, eventLogits }: DrawnPatients): [number, number] {
  let [expected, expectedLogits, i00, i01, i11] = [0, 0, 0, 0, 0];
  for (let at = 0; at < length; at++) {
    const value = logits[at]!;
    const weighted = counts[at]! * fitted[at]!;
    const information = weighted * (1 - fitted[at]!);
    expected += weighted;
    expectedLogits += weighted * value;
    i00 += information;
    i01 += information * value;
    i11 += information * value * value;
  }
  const determinant = i00 * i11 - i01 * i01;
  const [score, scoreOfSlope] = [events - expected, eventLogits - expectedLogits];
  return [(i11 * score - i01 * scoreOfSlope) / determinant, (i00 * scoreOfSlope - i01 * score) / determinant];
}
