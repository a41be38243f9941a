import { appendAuditEvent, type AuditEvent } from '@/db/queries/audit-events';
import type { Actor, Application } from '../application';
import { auditHash } from './audit-hash';

/**
 * Writes who did what to the audit trail, chained to the event before it.
 * `action` reads `thing.happened` (`model.published`), `subject` names the thing (`model 1b2c...`); details must be JSON.
 */
export async function recordAuditEvent(
  app: Pick<Application, 'database'>,
  options: { actor: Actor; action: string; subject: string; details?: Record<string, unknown> },
): Promise<AuditEvent> {
  const { actor, action, subject } = options;
  // As it will come back from the database, so that the hash can be checked later.
  const details = JSON.parse(JSON.stringify(options.details ?? {})) as Record<string, unknown>;
  return appendAuditEvent(app.database, (previousHash) => {
    const event = { previousHash, at: new Date(), actor: actor.name, action, subject, details };
    return { ...event, userId: actor.userId, hash: auditHash(event) };
  });
}
