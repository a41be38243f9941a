import { findModelById, type ModelWithOrigin } from '@/db/queries/models';
import type { TrainedModel } from '@/models/model';
import { decodeModel } from '@/models/model-file';
import type { Application } from '../application';
import { RiskcurveError } from '../errors';

/** Models kept decoded: a page asks for the same one many times over. */
const capacity = 8;
const decoded = new Map<string, Promise<TrainedModel>>();

/** A model's row and its numbers, ready to judge. Throws `not-found` for an unknown model, `failed` for a damaged file. */
export async function getTrainedModel(
  app: Application,
  options: { modelId: string },
): Promise<{ model: ModelWithOrigin; trained: TrainedModel }> {
  const model = await findModelById(app.database, options.modelId);
  if (model === null) throw new RiskcurveError('not-found', `there is no model with the id ${options.modelId}`);
  return { model, trained: await decodedModel(app, model.version) };
}

/** A version is the hash of the file, so what is kept can never be out of date; the one unused for longest goes first. */
function decodedModel(app: Application, version: string): Promise<TrainedModel> {
  const trained = decoded.get(version) ?? app.files.get(version).then(decodeModel);
  decoded.delete(version);
  decoded.set(version, trained);
  trained.catch(() => decoded.delete(version));
  if (decoded.size > capacity) decoded.delete(decoded.keys().next().value!);
  return trained;
}
