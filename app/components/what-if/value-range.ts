/** Where a slider may go, and by which steps. */
import { tickStep } from 'd3';
import type { NumericFeature } from '@/models/features';
import type { FeatureSummary } from '@/models/model';

export interface ValueRange {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/**
 * The slider's range: the range that the schema states, as far as the cohort reaches (beyond, the model has seen nobody; the number field
 * goes there), else the cohort's 1st to 99th percentile; always wide enough for `own`, the patient's value (NaN where missing).
 * Null where nobody in the cohort has a value.
 */
export function sliderRange(
  feature: NumericFeature,
  summary: Extract<FeatureSummary, { kind: 'numeric' }>,
  own: number,
): ValueRange | null {
  const { quantiles, integer } = summary;
  if (quantiles.length === 0) return null;
  const stated = feature.validRange;
  const low = stated === null ? quantiles[1]! : Math.max(stated[0], quantiles[0]!);
  const high = stated === null ? quantiles[99]! : Math.min(stated[1], quantiles[100]!);
  const places = [low, high, ...(Number.isNaN(own) ? [] : [own])];
  const [min, max] = [Math.min(...places), Math.max(...places)];
  return { min, max, step: stepOf(min, max, integer) };
}

/** A round step, about two hundred of them over the range; whole for whole numbers. */
function stepOf(min: number, max: number, integer: boolean): number {
  if (!(max > min)) return integer ? 1 : 0.01;
  const step = tickStep(min, max, 200);
  return integer ? Math.max(1, Math.round(step)) : step;
}
