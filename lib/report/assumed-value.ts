import type { TrainedModel } from '@/models/model';

/**
 * What stood in for a missing value of the feature at `position`: the fill of the members that judged. Each member fitted its own on
 * its own training part, so the middle one is given.
 */
export function assumedValue(model: TrainedModel, position: number, members: readonly number[]): number {
  const fills = members.map((member) => model.members[member]?.preprocessing.columns[position]?.fill ?? NaN);
  const middle = fills.sort((a, b) => a - b)[Math.floor(fills.length / 2)];
  if (middle === undefined || Number.isNaN(middle)) {
    throw new RangeError(`the members that judged have no fill for feature ${position}`);
  }
  return middle;
}
