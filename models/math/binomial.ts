/** Binomial draws, quick enough for thousands of resamples of a table of counts. */
import { requireProbability } from './guards';
import type { Random } from './random';

export type BinomialDraw = (random: Random, n: number, probability: number) => number;

/**
 * A function that draws how many of `n` succeed, each with the same probability; `n` up to `most`. Exact: inversion outward from the mode
 * (Kemp 1986), so that a draw takes about as many steps as the standard deviation, sqrt(n p (1-p)). One uniform number a draw.
 */
export function binomialDraw(most: number): BinomialDraw {
  const logFactorials = new Float64Array(most + 1);
  for (let n = 1; n <= most; n++) logFactorials[n] = logFactorials[n - 1]! + Math.log(n);
  return (random, n, probability) => {
    requireProbability(probability);
    if (!(Number.isInteger(n) && n >= 0 && n <= most)) {
      throw new RangeError(`n must be a whole number from 0 to ${most}, but it is ${n}`);
    }
    if (n === 0 || probability === 0) return 0;
    if (probability === 1) return n;
    const mode = Math.min(n, Math.floor((n + 1) * probability));
    const logMass =
      logFactorials[n]! -
      logFactorials[mode]! -
      logFactorials[n - mode]! +
      mode * Math.log(probability) +
      (n - mode) * Math.log1p(-probability);
    return outwardFrom(mode, Math.exp(logMass), n, probability / (1 - probability), random.next());
  };
}

/** Takes the masses of mode, mode + 1, mode - 1, ... off the uniform number until nothing is left of it. */
function outwardFrom(mode: number, massAtMode: number, n: number, odds: number, uniform: number): number {
  let rest = uniform - massAtMode;
  if (rest < 0) return mode;
  let [above, below] = [mode, mode];
  let [massAbove, massBelow] = [massAtMode, massAtMode];
  while (above < n || below > 0) {
    if (above < n) {
      massAbove *= (odds * (n - above)) / (above + 1);
      above++;
      rest -= massAbove;
      if (rest < 0) return above;
    }
    if (below > 0) {
      massBelow *= below / ((n - below + 1) * odds);
      below--;
      rest -= massBelow;
      if (rest < 0) return below;
    }
  }
  return mode; // all masses together fell short of 1 by rounding
}
