/** Percentile intervals of metrics from resampled patients. */
import type { Random } from '../math/random';
import { quantileOfSorted, sortedCopy } from '../math/quantile';
import type { Metric } from '../model';
import type { Estimate } from './estimate';

export const RESAMPLES = 500;
/** Level of a metric's interval; the usual one, unlike the 0.9 of a patient's risk interval. */
export const METRIC_LEVEL = 0.95;

/**
 * Each metric on the whole sample with its bootstrap percentile interval: patients drawn with replacement, the same draws
 * for all metrics. A resample on which a metric is undefined is left out; where that is half of them or more, no interval.
 */
export function bootstrapMetrics<Name extends string>(
  nPatients: number,
  metricsOf: (rows: Uint32Array) => Readonly<Record<Name, Estimate>>,
  random: Random,
): Record<Name, Metric> {
  const everybody = Uint32Array.from({ length: nPatients }, (_, row) => row);
  const whole = metricsOf(everybody);
  const draws = new Map<string, number[]>(Object.keys(whole).map((name) => [name, []]));
  for (let resample = 0; resample < RESAMPLES && nPatients > 0; resample++) {
    const rows = new Uint32Array(nPatients);
    for (let at = 0; at < nPatients; at++) rows[at] = random.integer(nPatients);
    rows.sort(); // patients sorted by risk stay sorted: the metrics sort again, which is then cheap
    for (const [name, { estimate }] of Object.entries<Estimate>(metricsOf(rows))) {
      if (estimate !== null) draws.get(name)!.push(estimate);
    }
  }
  const intervals = Object.entries<Estimate>(whole).map(([name, value]) => [
    name,
    { ...value, ...percentileInterval(value, draws.get(name)!, RESAMPLES) },
  ]);
  return Object.fromEntries(intervals) as Record<Name, Metric>;
}

/**
 * The middle 95 % of what the resamples gave; no interval where the whole has no value, or half of the `resamples` or more gave none.
 */
export function percentileInterval(
  whole: Estimate,
  draws: readonly number[],
  resamples: number,
): { low: number | null; high: number | null } {
  if (whole.estimate === null || draws.length <= resamples / 2) return { low: null, high: null };
  const sorted = sortedCopy(draws);
  return {
    low: quantileOfSorted(sorted, (1 - METRIC_LEVEL) / 2),
    high: quantileOfSorted(sorted, (1 + METRIC_LEVEL) / 2),
  };
}
