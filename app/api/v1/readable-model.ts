import type { Application } from '@/lib/application';
import { RiskcurveError } from '@/lib/errors';
import { getModel } from '@/lib/services/get-model';
import { wasPublished } from '@/lib/services/published';

/** A model with its evaluation, if this person may read of it: a clinician of what is published or was once. Throws `not-found`. */
export async function readableModel(
  app: Application,
  { modelId, publishedOnly }: { modelId: string; publishedOnly: boolean },
): ReturnType<typeof getModel> {
  const model = await getModel(app, { modelId });
  if (!publishedOnly || wasPublished(model)) return model;
  throw new RiskcurveError('not-found', `there is no published model with the id ${modelId}`);
}
