import { requireTau } from './guards';

type Probability = (x: number, tau: number) => number;

/** The two sides of a point x under a distribution with its tau-quantile at zero; `tau` strictly between zero and one. */
interface Sides {
  /** Probability of the side that does not hold zero, with all its digits. */
  readonly tail: Probability;
  /** Probability of the side that holds zero, a sum of positives. */
  readonly bulk: Probability;
  /** log of `tail`, without end. */
  readonly logTail: Probability;
}

/** F, 1 - F and their logarithms. The larger side's logarithm is log1p(-tail) while the tail is the smaller half (theory, section 1). */
export function probabilitiesOf({ tail, bulk, logTail }: Sides) {
  const logBulk: Probability = (x, tau) => {
    const other = tail(x, tau);
    return other < 0.5 ? Math.log1p(-other) : Math.log(bulk(x, tau));
  };
  const guarded =
    (below: Probability, above: Probability): Probability =>
    (x, tau) => {
      requireTau(tau);
      return x <= 0 ? below(x, tau) : above(x, tau);
    };
  return {
    cdf: guarded(tail, bulk),
    survival: guarded(bulk, tail),
    logCdf: guarded(logTail, logBulk),
    logSurvival: guarded(logBulk, logTail),
  };
}
