import type { Application } from '../application';
import { publicationConcerns, type Concern } from '../publication/concerns';
import { getModel } from './get-model';
import { getTrainedModel } from './get-trained-model';

/** What speaks against publishing a model, serious first. Throws `not-found`. */
export async function getPublicationConcerns(app: Application, options: { modelId: string }): Promise<Concern[]> {
  const { evaluation, simulatedFrom, recalibratedFrom } = await getModel(app, options);
  const { trained } = await getTrainedModel(app, options);
  return publicationConcerns({ evaluation, simulatedFrom, recalibratedFrom, trained });
}
