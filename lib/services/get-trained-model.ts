import { findModelById, type ModelWithOrigin } from '@/db/queries/models';
import type { TrainedModel } from '@/models/model';
import { decodeModel } from '@/models/model-file';
import type { Application } from '../application';
import { RiskcurveError } from '../errors';
import { keepRecent } from '../keep-recent';

/** Models kept decoded: a page asks for the same one many times over. */
const decoded = keepRecent<TrainedModel>(8);

/** A model's row and its numbers, ready to judge. Throws `not-found` for an unknown model, `failed` for a damaged file. */
export async function getTrainedModel(
  app: Application,
  options: { modelId: string },
): Promise<{ model: ModelWithOrigin; trained: TrainedModel }> {
  const model = await findModelById(app.database, options.modelId);
  if (model === null) throw new RiskcurveError('not-found', `there is no model with the id ${options.modelId}`);
  // a version is the hash of the file, so what is kept can never be out of date
  const trained = await decoded(model.version, async () => decodeModel(await app.files.get(model.version)));
  return { model, trained };
}
