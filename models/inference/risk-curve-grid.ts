import type { FeatureSummary } from '../model';

const GRID_POINTS = 61;

/**
 * Values along which a curve is drawn, ascending: from the smallest to the largest value of the cohort in 61 steps of
 * equal width, whole numbers only where the feature has no others and few enough; and the patient's own value. For a
 * categorical feature each level. Empty where nobody has a value.
 */
export function riskCurveGrid(summary: FeatureSummary, own: number | null): number[] {
  if (summary.kind === 'categorical') return summary.counts.map((_, level) => level);
  const values = new Set(own === null ? [] : [own]);
  const low = summary.quantiles[0];
  const high = summary.quantiles.at(-1);
  if (low !== undefined && high !== undefined) {
    const whole = summary.integer && high - low < GRID_POINTS;
    const steps = whole ? high - low : GRID_POINTS - 1;
    values.add(low).add(high); // exact at both ends
    for (let step = 1; step < steps; step++) values.add(low + ((high - low) * step) / steps);
  }
  return [...values].sort((a, b) => a - b);
}

/** `count` values of equal distance over the 1st to the 99th percentile, whole numbers where the feature has no others; the levels that anybody has. */
export function plausibleGrid(summary: FeatureSummary, count: number): number[] {
  if (summary.kind === 'categorical') return summary.counts.flatMap((n, level) => (n > 0 ? [level] : []));
  const [low, high] = [summary.quantiles[1], summary.quantiles[99]];
  if (low === undefined || high === undefined) return [];
  const values = Array.from({ length: count }, (_, step) => low + ((high - low) * step) / (count - 1));
  return [...new Set(summary.integer ? values.map(Math.round) : values)];
}

/** Whether a value lies within the 1st to the 99th percentile of the cohort; for a level, whether anybody has it. */
export function isPlausible(summary: FeatureSummary, value: number): boolean {
  if (summary.kind === 'categorical') return (summary.counts[value] ?? 0) > 0;
  const [low, high] = [summary.quantiles[1], summary.quantiles[99]];
  return low !== undefined && high !== undefined && value >= low && value <= high;
}
