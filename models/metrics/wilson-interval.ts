import { normalQuantile } from '../math/normal';

/** Wilson's score interval of a share (Wilson 1927, no continuity correction); sensible at 0 and n out of n as well. */
export function wilsonInterval(successes: number, n: number, level = 0.95): { low: number; high: number } {
  if (!(n > 0 && successes >= 0 && successes <= n)) {
    throw new RangeError(`a share needs 0 <= successes <= n and n > 0, but there are ${successes} of ${n}`);
  }
  const z = normalQuantile((1 + level) / 2);
  const share = successes / n;
  const centre = (share + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  // at the ends the formula gives 0 and 1 but for a last digit
  return { low: successes === 0 ? 0 : centre - half, high: successes === n ? 1 : centre + half };
}
