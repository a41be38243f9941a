import type { ModelWithOrigin } from '@/db/queries/models';
import type { TrainedModel } from '@/models/model';
import type { Application } from '../application';
import { RiskcurveError } from '../errors';
import { getTrainedModel } from './get-trained-model';

/** A model and its numbers, if this person may see it: a clinician (`publishedOnly`) sees published ones alone. Throws `not-found`. */
export async function getVisibleModel(
  app: Application,
  options: { modelId: string; publishedOnly: boolean },
): Promise<{ model: ModelWithOrigin; trained: TrainedModel }> {
  const found = await getTrainedModel(app, options);
  if (options.publishedOnly && !isPublished(found.model)) {
    throw new RiskcurveError('not-found', `there is no published model with the id ${options.modelId}`);
  }
  return found;
}

/** Whether clinicians see a model now. */
export function isPublished({ publishedAt, retiredAt }: Pick<ModelWithOrigin, 'publishedAt' | 'retiredAt'>): boolean {
  return publishedAt !== null && retiredAt === null;
}
