import { findAssumedValue } from '@/lib/report/assumed-value';
import { outlineOf, type ModelOutline } from '@/models/model-outline';
import type { TrainedModel } from '@/models/model';

/** A model as a page shows it, without its networks, and what its judging members take for a missing value of each feature. */
export function judgeOutline(
  trained: TrainedModel,
  members: readonly number[],
): { outline: ModelOutline; assumed: (number | null)[] } {
  return {
    outline: outlineOf(trained),
    assumed: trained.features.map((_, position) => findAssumedValue(trained, position, members)),
  };
}
