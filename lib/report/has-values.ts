import type { CurveFeature } from './content';

/** Whether anybody in the cohort has a value of the feature: without one there is nothing to draw along. */
export function hasValues({ summary }: CurveFeature): boolean {
  return summary.kind === 'numeric' ? summary.quantiles.length > 0 : summary.counts.length > 0;
}
