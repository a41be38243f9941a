/** One feature's distribution in the cohort, from its summary alone: from a value to its normal score, and back from a rank. */
import { normalQuantile } from '../math/normal';
import type { FeatureSummary } from '../model';

export interface Marginal {
  /**
   * The standard normal quantile of the value's mid-rank, half of the ties counting as below; levels rank in their order. NaN
   * where the value is, and where nobody has one. Ranks stay half a patient away from 0 and 1, so a score is always finite.
   */
  readonly scoreOf: (value: number) => number;
  /** Share of the cohort below the value, in [0,1], half of the ties counting as below. */
  readonly shareBelow: (value: number) => number;
  /** The value at this share of the cohort, `share` in [0,1], with as many digits as the data have. */
  readonly valueAt: (share: number) => number;
}

/** Numbers between the summary's 101 quantiles are interpolated. */
export function createMarginal(summary: FeatureSummary): Marginal {
  const { nPresent, shareBelow, valueAt } =
    summary.kind === 'numeric' ? numericMarginal(summary) : categoricalMarginal(summary.counts);
  const edge = 0.5 / nPresent;
  return {
    scoreOf: (value) =>
      Number.isNaN(value) || nPresent === 0
        ? NaN
        : normalQuantile(Math.min(Math.max(shareBelow(value), edge), 1 - edge)),
    shareBelow,
    valueAt,
  };
}

interface Shares extends Pick<Marginal, 'shareBelow' | 'valueAt'> {
  readonly nPresent: number;
}

/** A quantile of type 7 at the share p of n values has p (n - 1) values before it and, as any value, half of itself below. */
function numericMarginal(summary: FeatureSummary & { kind: 'numeric' }): Shares {
  const { quantiles, histogram } = summary;
  const last = quantiles.length - 1;
  const nPresent = histogram.reduce((sum, count) => sum + count, 0);
  const round = rounderOf(summary);
  const positionOf = (value: number): number => {
    const from = countWhere(quantiles, (quantile) => quantile < value);
    const until = countWhere(quantiles, (quantile) => quantile <= value);
    if (until > from) return (from + until - 1) / 2; // the middle of the run of quantiles with this very value
    if (from === 0 || from > last) return from === 0 ? 0 : last;
    const [low, high] = [quantiles[from - 1]!, quantiles[from]!];
    return from - 1 + (value - low) / (high - low);
  };
  return {
    nPresent,
    shareBelow: (value) => ((positionOf(value) / last) * (nPresent - 1) + 0.5) / nPresent,
    valueAt(share) {
      if (last < 0) return NaN;
      const position = nPresent > 1 ? (last * (share * nPresent - 0.5)) / (nPresent - 1) : 0;
      const within = Math.min(Math.max(position, 0), last);
      const below = Math.floor(within);
      const low = quantiles[below]!;
      const high = quantiles[Math.min(below + 1, last)]!;
      return round(low + (within - below) * (high - low));
    },
  };
}

function categoricalMarginal(counts: readonly number[]): Shares {
  const nPresent = counts.reduce((sum, count) => sum + count, 0);
  const nBelow = counts.map((_, level) => counts.slice(0, level).reduce((sum, count) => sum + count, 0));
  return {
    nPresent,
    shareBelow: (level) => ((nBelow[level] ?? nPresent) + (counts[level] ?? 0) / 2) / nPresent,
    valueAt(share) {
      if (nPresent === 0) return NaN;
      return counts.findLastIndex((count, level) => count > 0 && nBelow[level]! <= share * nPresent);
    },
  };
}

/** Rounds to the digits that the cohort's values have; leaves the value where they are not known. */
export function rounderOf({ integer, decimals }: FeatureSummary & { kind: 'numeric' }): (value: number) => number {
  const digits = integer ? 0 : decimals;
  return digits === undefined ? (value) => value : (value) => Number(value.toFixed(digits));
}

/** How many of an ascending list hold, where those that hold come first. */
function countWhere(ascending: readonly number[], holds: (value: number) => boolean): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(ascending[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}
