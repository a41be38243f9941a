import { isPlausible } from '@/models/inference/risk-curve-grid';
import type { TrainedModel } from '@/models/model';

/** Positions of the features whose value lies outside the cohort's 1st to 99th percentile, or is a level nobody has; missing ones are not counted. */
export function unusualFeatures(model: Pick<TrainedModel, 'summaries'>, values: ArrayLike<number>): number[] {
  return model.summaries
    .map((_, position) => position)
    .filter(
      (position) => !Number.isNaN(values[position]) && !isPlausible(model.summaries[position]!, values[position]!),
    );
}
