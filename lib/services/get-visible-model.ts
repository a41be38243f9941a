import type { ModelWithOrigin } from '@/db/queries/models';
import type { TrainedModel } from '@/models/model';
import type { Application } from '../application';
import { RiskcurveError } from '../errors';
import { WithdrawnError } from '../publication/withdrawn';
import { findWithdrawn } from './find-withdrawn';
import { getTrainedModel } from './get-trained-model';
import { isPublished } from './published';

/**
 * A model and its numbers, if this person may judge by it: a clinician (`publishedOnly`) by published ones alone. Throws `not-found`, and
 * `conflict` for one that was published once, with what is in use now.
 */
export async function getVisibleModel(
  app: Application,
  options: { modelId: string; publishedOnly: boolean },
): Promise<{ model: ModelWithOrigin; trained: TrainedModel }> {
  const found = await getTrainedModel(app, options);
  if (!options.publishedOnly || isPublished(found.model)) return found;
  const withdrawn = await findWithdrawn(app, found.model);
  if (withdrawn !== null) throw new WithdrawnError(withdrawn);
  throw new RiskcurveError('not-found', `there is no published model with the id ${options.modelId}`);
}
