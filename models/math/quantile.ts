/** Order statistics of plain lists. Missing values must be taken out before. */
import { requireProbability } from './guards';

/**
 * Quantile of an ascending list by linear interpolation (type 7 of Hyndman and Fan 1996: the default of R and NumPy).
 * `probability` in [0,1]. Throws on an empty list.
 */
export function quantileOfSorted(sorted: ArrayLike<number>, probability: number): number {
  requireProbability(probability);
  if (sorted.length === 0) throw new RangeError('a quantile needs at least one value');
  const position = probability * (sorted.length - 1);
  const below = Math.floor(position);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + (position - below) * (high - low);
}

/** Ascending copy; a Float64Array sorts by number, not by text. */
export function sortedCopy(values: ArrayLike<number>): Float64Array {
  return Float64Array.from(values).sort();
}

/** Middle value, or the mean of the two middle ones. Throws on an empty list. */
export function median(values: ArrayLike<number>): number {
  return quantileOfSorted(sortedCopy(values), 0.5);
}

/** Most frequent value; the smallest of them where several are. Throws on an empty list. */
export function mode(values: ArrayLike<number>): number {
  if (values.length === 0) throw new RangeError('a mode needs at least one value');
  const counts = new Map<number, number>();
  for (const value of Array.from(values)) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best = values[0]!;
  for (const [value, count] of counts) {
    const bestCount = counts.get(best)!;
    if (count > bestCount || (count === bestCount && value < best)) best = value;
  }
  return best;
}
