import type { ModelWithOrigin } from '@/db/queries/models';
import type { TrainedModel } from '@/models/model';
import type { Evaluation } from '@/models/trainer/protocol';
import type { Application } from '../application';
import { RiskcurveError } from '../errors';
import type { Withdrawn } from '../publication/withdrawn';
import { findWithdrawn } from './find-withdrawn';
import { getModel } from './get-model';
import { getTrainedModel } from './get-trained-model';
import { wasPublished } from './published';

export interface ModelPage {
  readonly model: ModelWithOrigin;
  readonly evaluation: Evaluation;
  readonly trained: TrainedModel;
  /** What became of it, where it was published once and is not now. */
  readonly withdrawn: Withdrawn | null;
}

/**
 * A model, how good it is and its numbers. Throws `not-found` for an unknown one, and for one that never was published where the person
 * may see published models only: one that was stays readable.
 */
export async function getModelPage(
  app: Application,
  options: { modelId: string; publishedOnly: boolean },
): Promise<ModelPage> {
  const { modelId, publishedOnly } = options;
  const { evaluation, ...model } = await getModel(app, { modelId });
  if (publishedOnly && !wasPublished(model)) {
    throw new RiskcurveError('not-found', `there is no published model with the id ${modelId}`);
  }
  const { trained } = await getTrainedModel(app, { modelId });
  return { model, evaluation, trained, withdrawn: await findWithdrawn(app, model) };
}
