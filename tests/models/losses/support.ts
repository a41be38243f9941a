/** Derivative by the fourth-order central difference. */
export function slopeByCentralDifference(f: (x: number) => number, x: number, step: number): number {
  return (f(x - 2 * step) - 8 * f(x - step) + 8 * f(x + step) - f(x + 2 * step)) / (12 * step);
}

/** Argument of the minimum of a function that falls, then rises: golden section. */
export function minimize(f: (x: number) => number, from: number, to: number): number {
  const golden = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [from, to];
  for (let step = 0; step < 200; step++) {
    const left = high - golden * (high - low);
    const right = low + golden * (high - low);
    if (f(left) <= f(right)) high = right;
    else low = left;
  }
  return (low + high) / 2;
}
