/** The standard normal distribution function. */

const FROM_TAIL = 4;
const FRACTION_DEPTH = 60;

/**
 * P(Z <= x). Near the middle by the series 1/2 + phi(x) (x + x^3/3 + x^5/15 + ...) of Marsaglia (2004), further out by the
 * continued fraction phi(x) / (x + 1/(x + 2/(x + ...))) of Laplace for the smaller side, which keeps its digits there.
 * Relative error below 1e-11 on the lower side (the series loses digits as it nears the tail), absolute 1e-15.
 */
export function normalCdf(x: number): number {
  if (Number.isNaN(x)) throw new RangeError('a normal score must be a number, but it is NaN');
  if (Math.abs(x) >= FROM_TAIL) {
    const tail = tailBeyond(Math.abs(x));
    return x < 0 ? tail : 1 - tail;
  }
  let term = x;
  let sum = x;
  for (let odd = 3; Math.abs(term) > 1e-17 * Math.abs(sum); odd += 2) {
    term *= (x * x) / odd;
    sum += term;
  }
  return 0.5 + density(x) * sum;
}

function density(x: number): number {
  return Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
}

function tailBeyond(x: number): number {
  if (x === Infinity) return 0;
  let fraction = x;
  for (let k = FRACTION_DEPTH; k >= 1; k--) fraction = x + k / fraction;
  return density(x) / fraction;
}
