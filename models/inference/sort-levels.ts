/**
 * Sorts `nLevels` values in place (rearrangement, theory section 5), the first at `start`, each `stride` behind the one before.
 * Insertion sort: fast for a handful of levels that are nearly in order.
 */
export function sortLevels(values: Float64Array, start: number, stride: number, nLevels: number): void {
  const end = start + nLevels * stride;
  for (let next = start + stride; next < end; next += stride) {
    const value = values[next]!;
    let at = next;
    while (at > start && values[at - stride]! > value) {
      values[at] = values[at - stride]!;
      at -= stride;
    }
    values[at] = value;
  }
}
