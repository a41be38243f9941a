/** Positions of at most about `count` values spread evenly over an ascending grid, ends included, and that of `own`. */
export function thinIndices(values: readonly number[], own: number | null, count: number): number[] {
  const last = values.length - 1;
  const steps = Math.min(last, count - 1);
  const chosen = new Set(
    Array.from({ length: steps + 1 }, (_, step) => (steps === 0 ? 0 : Math.round((step * last) / steps))),
  );
  const at = own === null ? -1 : values.indexOf(own);
  if (at >= 0) chosen.add(at);
  return [...chosen].sort((a, b) => a - b);
}
