import { isPlausible } from '@/models/inference/risk-curve-grid';
import type { PatientValues } from '@/models/features';
import type { TrainedModel } from '@/models/model';

/** Positions of the features whose value lies outside the cohort's 1st to 99th percentile, or is a level nobody has; missing ones are not counted. */
export function unusualFeatures(trained: TrainedModel, values: PatientValues): number[] {
  return trained.features
    .map((_, position) => position)
    .filter(
      (position) => !Number.isNaN(values[position]) && !isPlausible(trained.summaries[position]!, values[position]!),
    );
}
