import { randomUUID } from 'node:crypto';
import { findCohort } from '@/db/queries/cohorts';
import type { Application } from '../application';
import { RiskcurveError } from '../errors';
import { buildModelCard as buildCard } from '../report/model-card/build-card';
import type { ModelCard } from '../report/model-card/content';
import { getModel } from './get-model';
import { getTrainedAt } from './get-trained-at';
import { getTrainedModel } from './get-trained-model';
import { listPublications } from './list-publications';
import { wasPublished } from './published';

/**
 * A model's card. Nothing is stored. Throws `not-found` for an unknown model, or one that never was published where the person may see
 * published models only.
 */
export async function buildModelCard(
  app: Application,
  { modelId, publishedOnly = false }: { modelId: string; publishedOnly?: boolean },
): Promise<ModelCard> {
  const { evaluation, ...model } = await getModel(app, { modelId });
  const cohort = await findCohort(app.database, model.cohortId);
  if (cohort === null || (publishedOnly && !wasPublished(model))) {
    throw new RiskcurveError('not-found', `there is no published model with the id ${modelId}`);
  }
  const { trained } = await getTrainedModel(app, { modelId });
  const publications = (await listPublications(app, { name: model.name })).filter((each) => each.modelId === modelId);
  return buildCard({
    identifier: randomUUID(),
    createdAt: new Date(),
    cohort: { ...cohort, importedAt: cohort.createdAt },
    model: { ...model, trainedAt: await getTrainedAt(app, model), trained, evaluation, publications },
  });
}
