/** Student's t distribution for whole degrees of freedom. */

/** P(|T| < t), t at least 0, `freedom` whole: the finite sums of Abramowitz and Stegun 26.7.3 and 26.7.4. */
export function studentTWithin(t: number, freedom: number): number {
  requireFreedom(freedom);
  if (!(t >= 0)) throw new RangeError(`t must be at least zero, but it is ${t}`);
  const angle = Math.atan(t / Math.sqrt(freedom));
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  const isOdd = freedom % 2 === 1;
  let term = isOdd ? cosine : 1;
  let sum = freedom === 1 ? 0 : term;
  for (let k = isOdd ? 3 : 2; k <= freedom - 2; k += 2) {
    term *= (cosine * cosine * (k - 1)) / k;
    sum += term;
  }
  return isOdd ? (2 / Math.PI) * (angle + sine * sum) : sine * sum;
}

/** The t within which P(|T| < t) = `share`, in (0,1): 0.95 and one degree of freedom give 12.706. */
export function studentTBound(share: number, freedom: number): number {
  if (!(share > 0 && share < 1))
    throw new RangeError(`share must be strictly between zero and one, but it is ${share}`);
  let [low, high] = [0, 1];
  while (studentTWithin(high, freedom) < share) high *= 2;
  while (high - low > 1e-13 * high) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (studentTWithin(middle, freedom) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function requireFreedom(freedom: number): void {
  if (!(Number.isInteger(freedom) && freedom >= 1))
    throw new RangeError(`degrees of freedom must be a whole number from one on, but they are ${freedom}`);
}
