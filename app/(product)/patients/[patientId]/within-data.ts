import { unusualFeatures } from '@/lib/services/unusual-features';
import { createCombinationJudge } from '@/models/explain/out-of-distribution';
import type { ModelOutline } from '@/models/model-outline';

/** Residuals beyond this many standard deviations are named as what does not fit. */
const surprising = 2;

/**
 * Whether the model has seen patients like this: value by value (between the cohort's 1st and 99th percentile), and all values together
 * (`UNUSUAL_COMBINATION_RULE`). `words` name what is unusual.
 */
export function withinData(outline: ModelOutline, values: readonly number[]): { usual: boolean; words: string } {
  const labelOf = (feature: number) => outline.features[feature]!.label;
  const alone = unusualFeatures(outline, values);
  const verdict = createCombinationJudge(outline)?.(Float64Array.from(values)) ?? null;
  const parts = alone.length === 0 ? [] : [`unusual: ${alone.map(labelOf).join(', ')}`];
  if (verdict?.isUnusual) {
    const named = verdict.surprises.filter(({ residual }) => Math.abs(residual) > surprising).slice(0, 2);
    const which = named.map(({ feature, residual }) => `${labelOf(feature)} ${residual > 0 ? 'high' : 'low'}`);
    parts.push(`unusual combination${which.length === 0 ? '' : ` (${which.join(', ')} for the rest)`}`);
  }
  return { usual: parts.length === 0, words: parts.join('; ') };
}
