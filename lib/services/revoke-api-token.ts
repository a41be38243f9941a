import { findApiToken, revokeApiTokenRow } from '@/db/queries/api-tokens';
import type { Actor, Application } from '../application';
import { RiskcurveError } from '../errors';
import { recordAuditEvent } from './record-audit-event';

/**
 * Revokes a token at once: the next call with it is refused. `ownerId` keeps a person to their own tokens; null is for administrators
 * and the command line. Revoking it again changes nothing. Throws `not-found`, the same for a token of somebody else.
 */
export async function revokeApiToken(
  app: Pick<Application, 'database'>,
  options: { tokenId: string; ownerId: string | null; actor: Actor },
): Promise<void> {
  const { tokenId, ownerId, actor } = options;
  const found = await findApiToken(app.database, tokenId);
  if (found === null || (ownerId !== null && found.token.userId !== ownerId)) {
    throw new RiskcurveError('not-found', 'there is no such token any more');
  }
  const revoked = await revokeApiTokenRow(app.database, tokenId);
  if (revoked === null) return;
  const details = { name: revoked.name, hint: revoked.hint, userId: revoked.userId };
  await recordAuditEvent(app, { actor, action: 'api-token.revoked', subject: `api-token ${tokenId}`, details });
}
