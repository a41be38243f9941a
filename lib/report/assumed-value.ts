import type { TrainedModel } from '@/models/model';

/**
 * What stood in for a missing value of the feature at `position`: the fill of the members that judged. Each member fitted its own on
 * its own training part, so the middle one is given. Null where nobody in the cohort has a value.
 */
export function findAssumedValue(model: TrainedModel, position: number, members: readonly number[]): number | null {
  const summary = model.summaries[position];
  if (summary === undefined || (summary.kind === 'numeric' && summary.quantiles.length === 0)) return null;
  const fills = members
    .map((member) => model.members[member]?.preprocessing.columns[position]?.fill ?? NaN)
    .filter((fill) => !Number.isNaN(fill))
    .sort((a, b) => a - b);
  return fills[Math.floor(fills.length / 2)] ?? null;
}
