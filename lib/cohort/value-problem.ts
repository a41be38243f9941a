import { formatNumber } from '@/lib/format';
import type { Feature } from '@/models/features';

/** How a number is shown: in the feature's own unit, or in another. */
export interface ShownUnit {
  readonly unit: string | null;
  /** A value in the feature's own unit, in this one. */
  readonly of: (value: number) => number;
}

/**
 * Why a value cannot be one of the feature, to follow its label: "must be from 20 to 600 mg/dl"; null where it can. A category's value
 * is the index of its level. The range is given in the unit that the person sees.
 */
export function findValueProblem(feature: Feature, value: number, shown?: ShownUnit): string | null {
  if (feature.kind === 'categorical') return feature.levels[value] === undefined ? 'must be one of its levels' : null;
  if (!Number.isFinite(value)) return 'must be a number';
  const { validRange, zeroMeansMissing } = feature;
  if (value === 0 && zeroMeansMissing)
    return 'cannot be 0, which stands for “not measured” here: leave it empty instead';
  if (validRange === null || (value >= validRange[0] && value <= validRange[1])) return null;
  const { unit, of } = shown ?? { unit: feature.unit, of: (own: number) => own };
  const [low, high] = validRange.map((end) => formatNumber(of(end)));
  return `must be from ${low} to ${high}${unit === null ? '' : ` ${unit}`}`;
}
