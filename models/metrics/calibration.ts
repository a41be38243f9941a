/** Weak calibration: is the mean risk right, and are the risks neither too extreme nor too timid? */
import { logit } from '../math/logistic';
import { logisticRegression } from '../math/logistic-regression';
import { checkPairs } from './check-pairs';
import { type Estimate, known, ONE_CLASS, unknown } from './estimate';

const CERTAIN = 'a risk is exactly zero or one and has no logit';

/**
 * Calibration in the large: a in logit P(y=1) = a + logit(risk), the slope held at 1 (Cox 1958; Van Calster and others
 * 2019). 0 is ideal; below 0 the risks are too high on average.
 */
export function calibrationIntercept(risks: ArrayLike<number>, labels: ArrayLike<number>): Estimate {
  const { n, nEvents } = checkPairs(risks, labels);
  if (nEvents === 0 || nEvents === n) return unknown(ONE_CLASS);
  const logits = logitsOf(risks);
  if (!logits) return unknown(CERTAIN);
  const coefficients = logisticRegression([new Float64Array(n).fill(1)], labels, logits);
  return coefficients ? known(coefficients[0]!) : unknown('the intercept has no finite estimate');
}

/**
 * b in logit P(y=1) = a + b logit(risk), both free. 1 is ideal; below 1 the risks are too extreme (overfitting).
 * Undefined where the risks separate the outcomes entirely, or are all equal.
 */
export function calibrationSlope(risks: ArrayLike<number>, labels: ArrayLike<number>): Estimate {
  const { n, nEvents } = checkPairs(risks, labels);
  if (nEvents === 0 || nEvents === n) return unknown(ONE_CLASS);
  const logits = logitsOf(risks);
  if (!logits) return unknown(CERTAIN);
  if (logits.every((value) => value === logits[0])) return unknown('all risks are equal');
  if (isSeparated(logits, labels)) return unknown('the risks separate the outcomes entirely, so the slope is infinite');
  const coefficients = logisticRegression([new Float64Array(n).fill(1), logits], labels);
  return coefficients ? known(coefficients[1]!) : unknown('the slope has no finite estimate');
}

/** Logits of all risks, or `null` where one is exactly 0 or 1. */
export function logitsOf(risks: ArrayLike<number>): Float64Array | null {
  const logits = Float64Array.from(risks, logit);
  return logits.every(Number.isFinite) ? logits : null;
}

/** In one dimension a maximum exists if and only if the two groups overlap on both sides (Albert and Anderson 1984). */
export function isSeparated(values: Float64Array, labels: ArrayLike<number>): boolean {
  const events = values.filter((_, row) => labels[row] === 1);
  const others = values.filter((_, row) => labels[row] === 0);
  return least(events) >= greatest(others) || least(others) >= greatest(events);
}

function least(values: Float64Array): number {
  return values.reduce((a, b) => Math.min(a, b), Infinity);
}

function greatest(values: Float64Array): number {
  return values.reduce((a, b) => Math.max(a, b), -Infinity);
}
