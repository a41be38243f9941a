import { findModelById, updateModel, type Model } from '@/db/queries/models';
import { findUser } from '@/db/queries/users';
import type { Actor, Application } from '../application';
import { RiskcurveError } from '../errors';
import { assessEnteredPatients } from './assess-entered-patients';
import { recordAuditEvent } from './record-audit-event';

/**
 * Shows a model to clinicians, with the risk at or above which a patient counts as positive, and lets it assess the patients who were
 * entered for its cohort.
 * Throws `not-found`, `conflict` for a retired model, `bad-input` for a threshold that is no probability.
 */
export async function publishModel(
  app: Application,
  options: { modelId: string; threshold?: number; actor: Actor },
): Promise<Model> {
  const { modelId, actor } = options;
  const model = await findModelById(app.database, modelId);
  if (model === null) throw new RiskcurveError('not-found', `there is no model with the id ${modelId}`);
  if (model.retiredAt !== null) {
    throw new RiskcurveError('conflict', `${model.name} is retired: train and publish a new version instead`);
  }
  const threshold = options.threshold ?? model.threshold;
  if (!(threshold > 0 && threshold < 1)) {
    throw new RiskcurveError('bad-input', 'the threshold must be strictly between zero and one');
  }
  // before it is shown: a model that cannot judge must not be published
  const person = actor.userId === null ? null : await findUser(app.database, actor.userId);
  const byName = person?.name ?? actor.name;
  const nAssessed = await assessEnteredPatients(app, { model, threshold, byName });
  const published = await updateModel(app.database, modelId, {
    publishedAt: new Date(),
    publishedBy: actor.userId,
    threshold,
  });
  const details = { name: model.name, version: model.version, threshold, ...(nAssessed > 0 && { nAssessed }) };
  await recordAuditEvent(app, { actor, action: 'model.published', subject: `model ${modelId}`, details });
  return published!;
}
