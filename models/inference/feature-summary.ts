import type { Feature } from '../features';
import { decimalsOf } from '../math/decimals';
import { quantileOfSorted } from '../math/quantile';
import type { FeatureSummary } from '../model';
import { presentValues } from './reference-patient';

const HISTOGRAM_BINS = 30;

/**
 * What the cohort looks like along one feature, over the given rows (all by default), without any patient's row:
 * 101 quantiles (type 7) and a histogram of equal bins, or the count of each level. A numeric feature that is missing
 * everywhere has no quantiles (empty list).
 */
export function summarizeFeature(feature: Feature, column: Float64Array, rows?: ArrayLike<number>): FeatureSummary {
  const present = presentValues(column, rows);
  const nMissing = (rows ? rows.length : column.length) - present.length;
  if (feature.kind === 'categorical') {
    const counts = feature.levels.map(() => 0);
    for (const level of present) counts[level] = (counts[level] ?? 0) + 1;
    return { kind: 'categorical', nMissing, counts };
  }
  const sorted = present.sort();
  const quantiles = sorted.length > 0 ? range(101).map((percent) => quantileOfSorted(sorted, percent / 100)) : [];
  return {
    kind: 'numeric',
    nMissing,
    quantiles,
    histogram: histogramOf(sorted),
    integer: sorted.every(Number.isInteger),
    decimals: sorted.reduce((most, value) => Math.max(most, decimalsOf(value)), 0),
  };
}

/** Counts in equal bins from the smallest to the largest value; the last bin holds its upper edge. */
function histogramOf(sorted: Float64Array): number[] {
  const counts = range(HISTOGRAM_BINS).map(() => 0);
  if (sorted.length === 0) return counts;
  const low = sorted[0]!;
  const width = sorted[sorted.length - 1]! - low;
  for (const value of sorted) {
    const bin = width > 0 ? Math.floor(((value - low) / width) * HISTOGRAM_BINS) : 0;
    counts[Math.min(bin, HISTOGRAM_BINS - 1)]!++;
  }
  return counts;
}

function range(length: number): number[] {
  return Array.from({ length }, (_, position) => position);
}
