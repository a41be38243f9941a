/** `ys` at `x`, straight between the neighbours on the ascending grid `xs`; the end's value beyond the grid. */
export function interpolate(xs: readonly number[], ys: readonly number[], x: number): number {
  if (xs.length === 0 || xs.length !== ys.length) throw new RangeError('a curve needs one value for each grid point');
  const next = xs.findIndex((grid) => grid >= x);
  if (next === -1) return ys.at(-1)!;
  if (next === 0) return ys[0]!;
  const share = (x - xs[next - 1]!) / (xs[next]! - xs[next - 1]!);
  return ys[next - 1]! + share * (ys[next]! - ys[next - 1]!);
}

/** Where the curve through the points meets zero, straight between the grid points, ascending. */
export function zeroCrossings(xs: readonly number[], ys: readonly number[]): number[] {
  const found: number[] = [];
  for (let index = 0; index < xs.length; index++) {
    const [here, next] = [ys[index]!, ys[index + 1]];
    if (here === 0) found.push(xs[index]!);
    else if (next !== undefined && here * next < 0) {
      found.push(xs[index]! + (here / (here - next)) * (xs[index + 1]! - xs[index]!));
    }
  }
  return found;
}
