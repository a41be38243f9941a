import { endPublications, markRetired } from '@/db/queries/publications';
import type { Application } from '../application';
import { changeLine, readLine, type LineRequest } from './change-line';
import { recordAuditEvent } from './record-audit-event';

/**
 * Ends a model's use for good: it can neither be published nor come back. It stays on record for the reports that name it.
 * Throws `not-found` for an unknown model, `conflict` for one that is retired already or was changed by somebody else meanwhile.
 */
export async function retireModel(app: Application, options: LineRequest): Promise<void> {
  const line = await readLine(app, options);
  await changeLine(app, line, async ({ transaction, model, current, now, actor, byName }) => {
    const own = current.filter(({ modelId }) => modelId === model.id);
    await endPublications(transaction, own, { at: now, reason: 'retired', byName });
    await markRetired(transaction, model.id, now);
    const details = { name: model.name, version: model.version };
    const subject = `model ${model.id}`;
    await recordAuditEvent({ database: transaction }, { actor, action: 'model.retired', subject, details });
  });
}
