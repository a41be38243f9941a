import type { ModelWithOrigin } from '@/db/queries/models';
import type { TrainedModel } from '@/models/model';
import type { Application } from '../application';
import { RiskcurveError } from '../errors';
import { getTrainedModel } from './get-trained-model';

/** A model with its numbers, for somebody who may see published models only or all. Throws `not-found`. */
export async function getVisibleModel(
  app: Application,
  options: { modelId: string; publishedOnly: boolean },
): Promise<{ model: ModelWithOrigin; trained: TrainedModel }> {
  const found = await getTrainedModel(app, options);
  if (options.publishedOnly && (found.model.publishedAt === null || found.model.retiredAt !== null)) {
    throw new RiskcurveError('not-found', `there is no published model with the id ${options.modelId}`);
  }
  return found;
}
