/** Quantiles of Student's t distribution. */
import { requireProbability } from './guards';
import { normalQuantile } from './normal';

/**
 * The quantile of Student's t with a whole number of degrees of freedom, at least 1: Newton's method on the finite sums for its
 * distribution function (Abramowitz and Stegun 1964, 26.7.3 and 26.7.4) from the normal quantile, relative error below 1e-10 between the
 * probabilities 0.001 and 0.999.
 */
export function studentQuantile(probability: number, degrees: number): number {
  requireProbability(probability);
  if (!(Number.isInteger(degrees) && degrees >= 1)) {
    throw new RangeError(`degrees of freedom must be a whole number from 1, but they are ${degrees}`);
  }
  if (probability < 0.5) return -studentQuantile(1 - probability, degrees);
  if (probability === 1) return Infinity;
  let t = normalQuantile(probability);
  for (let step = 0; step < MOST_STEPS; step++) {
    const { share, density } = centralShare(t, degrees);
    const change = ((1 + share) / 2 - probability) / density;
    t -= change; // the density falls from 0 on, so from below every step stays below the root
    if (Math.abs(change) <= 1e-15 * Math.max(1, t)) break;
  }
  return t;
}

/** From the normal quantile, which is never above the root, the steps are never too long, so for one degree there are many. */
const MOST_STEPS = 200;

/** P(|T| < t) and the density at t. */
function centralShare(t: number, degrees: number): { share: number; density: number } {
  const angle = Math.atan(t / Math.sqrt(degrees));
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  const isOdd = degrees % 2 === 1;
  let term = isOdd ? cosine : 1;
  let sum = degrees === 1 ? 0 : term;
  for (let power = isOdd ? 3 : 2; power <= degrees - 2; power += 2) {
    term *= (cosine * cosine * (power - 1)) / power;
    sum += term;
  }
  return {
    share: isOdd ? (2 / Math.PI) * (angle + sine * sum) : sine * sum,
    density: cosine ** (degrees + 1) * densityAtZero(degrees),
  };
}

/** Gamma((n+1)/2) / (sqrt(n pi) Gamma(n/2)), from n = 1 or 2 upwards. */
function densityAtZero(degrees: number): number {
  const start = degrees % 2 === 1 ? 1 : 2;
  let ratio = start === 1 ? 1 / Math.sqrt(Math.PI) : Math.sqrt(Math.PI) / 2; // Gamma((n+1)/2) / Gamma(n/2)
  for (let n = start; n < degrees; n += 2) ratio *= (n + 1) / n;
  return ratio / Math.sqrt(degrees * Math.PI);
}
