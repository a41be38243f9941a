/** Rearrangement (theory, section 5): levels that came out of order are sorted. */

/**
 * Sorts `nLevels` values in place, the first at `start`, each `stride` behind the one before.
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

/** Sorts `[nLevels, nPoints]` in place, point by point, but only the points where any level is out of order, which are few. */
export function createLevelSorter(nLevels: number, nPoints: number): (values: Float64Array) => void {
  const isCrossed = new Uint8Array(nPoints);
  return (values) => {
    let anyCrossed = false;
    for (let level = 1, at = nPoints; level < nLevels; level++) {
      for (let point = 0; point < nPoints; point++, at++) {
        if (values[at]! < values[at - nPoints]!) {
          isCrossed[point] = 1;
          anyCrossed = true;
        }
      }
    }
    if (!anyCrossed) return;
    for (let point = 0; point < nPoints; point++) {
      if (isCrossed[point] === 1) sortLevels(values, point, nPoints, nLevels);
      isCrossed[point] = 0;
    }
  };
}
