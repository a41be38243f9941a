import type { FeatureValue } from './content';

/**
 * What stands beside a value: its place in the cohort, or what a missing one could be. Reports from before missing values were averaged
 * over say what was assumed instead, and stay as they were.
 */
export function valueRemark({ plausible, assumed, place }: FeatureValue): string {
  if (typeof plausible === 'string') return `plausible: ${plausible}`;
  return typeof assumed === 'string' ? `assumed ${assumed}` : place;
}
