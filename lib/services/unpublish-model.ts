import { updateModel, type Model } from '@/db/queries/models';
import { isUuid } from '@/db/uuid';
import type { Actor, Application } from '../application';
import { RiskcurveError } from '../errors';
import { recordAuditEvent } from './record-audit-event';

/** Takes a model from the clinicians' sight; it can be published again. Throws `not-found`. */
export async function unpublishModel(app: Application, options: { modelId: string; actor: Actor }): Promise<Model> {
  const { modelId, actor } = options;
  const model = isUuid(modelId)
    ? await updateModel(app.database, modelId, { publishedAt: null, publishedBy: null })
    : null;
  if (model === null) throw new RiskcurveError('not-found', `there is no model with the id ${modelId}`);
  const details = { name: model.name, version: model.version };
  await recordAuditEvent(app, { actor, action: 'model.unpublished', subject: `model ${modelId}`, details });
  return model;
}
