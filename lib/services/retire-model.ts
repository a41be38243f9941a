import { updateModel, type Model } from '@/db/queries/models';
import { isUuid } from '@/db/uuid';
import type { Actor, Application } from '../application';
import { RiskcurveError } from '../errors';
import { recordAuditEvent } from './record-audit-event';

/** Ends a model's use for good; it stays on record for the reports that name it. Throws `not-found`. */
export async function retireModel(app: Application, options: { modelId: string; actor: Actor }): Promise<Model> {
  const { modelId, actor } = options;
  const model = isUuid(modelId) ? await updateModel(app.database, modelId, { retiredAt: new Date() }) : null;
  if (model === null) throw new RiskcurveError('not-found', `there is no model with the id ${modelId}`);
  const details = { name: model.name, version: model.version };
  await recordAuditEvent(app, { actor, action: 'model.retired', subject: `model ${modelId}`, details });
  return model;
}
