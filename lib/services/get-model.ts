import { findEvaluation } from '@/db/queries/evaluations';
import { findModelById, type ModelWithOrigin } from '@/db/queries/models';
import type { Evaluation } from '@/models/trainer/protocol';
import type { Application } from '../application';
import { RiskcurveError } from '../errors';

/** A model with its cohort's name, its run's settings and how good it was found to be. Throws `not-found`. */
export async function getModel(
  app: Application,
  options: { modelId: string },
): Promise<ModelWithOrigin & { evaluation: Evaluation }> {
  const model = await findModelById(app.database, options.modelId);
  const evaluation = model && (await findEvaluation(app.database, model.id));
  if (!model || !evaluation) throw new RiskcurveError('not-found', `there is no model with the id ${options.modelId}`);
  return { ...model, evaluation };
}
