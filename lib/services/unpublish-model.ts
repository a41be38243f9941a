import { endPublications } from '@/db/queries/publications';
import type { Application } from '../application';
import { RiskcurveError } from '../errors';
import { shortVersion } from '../format';
import { changeLine, readLine, type LineRequest } from './change-line';
import { recordAuditEvent } from './record-audit-event';

/**
 * Takes a model from the clinicians' sight; it can be published again. Throws `not-found` for an unknown model, `conflict` for one that is
 * not published or was changed by somebody else meanwhile.
 */
export async function unpublishModel(app: Application, options: LineRequest): Promise<void> {
  const line = await readLine(app, options);
  await changeLine(app, line, async ({ transaction, model, current, now, actor, byName }) => {
    const own = current.filter(({ modelId }) => modelId === model.id);
    if (own.length === 0) {
      throw new RiskcurveError('conflict', `${model.name} ${shortVersion(model.version)} is not published`);
    }
    await endPublications(transaction, own, { at: now, reason: 'unpublished', byName });
    const details = { name: model.name, version: model.version };
    const subject = `model ${model.id}`;
    await recordAuditEvent({ database: transaction }, { actor, action: 'model.unpublished', subject, details });
  });
}
