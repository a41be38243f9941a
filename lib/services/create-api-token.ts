import { countLiveApiTokens, insertApiToken, type ApiToken } from '@/db/queries/api-tokens';
import { findUser } from '@/db/queries/users';
import type { Actor, Application } from '../application';
import { createApiToken as createToken, hashApiToken, hintOf } from '../auth/api-token';
import { effectiveScopes, scopesFor, type Scope } from '../auth/scopes';
import { RiskcurveError } from '../errors';
import { recordAuditEvent } from './record-audit-event';

const dayMs = 24 * 3600 * 1000;

/** More than anybody keeps apart; a script that makes tokens in a loop is stopped. */
const mostLiveTokens = 50;

/**
 * Makes a token for a person. The answer's `token` is the only copy there will ever be.
 *
 * @throws RiskcurveError `not-found` for an unknown person, `conflict` for a disabled one or one with too many tokens, `forbidden`
 * for scopes wider than the person's role, `bad-input` for a name or scopes that are missing
 */
export async function createApiToken(
  app: Pick<Application, 'database'>,
  options: { userId: string; name: string; scopes: readonly Scope[]; days: number; actor: Actor; now?: Date },
): Promise<{ token: string; row: ApiToken }> {
  const { userId, days, actor, now = new Date() } = options;
  const name = options.name.trim();
  if (name === '' || name.length > 80) throw new RiskcurveError('bad-input', 'name: must have from 1 to 80 characters');
  const scopes = await checkedScopes(app, { ...options, now });
  const token = createToken();
  const expiresAt = new Date(now.getTime() + days * dayMs);
  const row = await insertApiToken(app.database, {
    ...{ userId, name, scopes, expiresAt, tokenHash: hashApiToken(token), hint: hintOf(token) },
  });
  const details = { name, hint: row.hint, scopes, userId, expiresAt: expiresAt.toISOString() };
  await recordAuditEvent(app, { actor, action: 'api-token.created', subject: `api-token ${row.id}`, details });
  return { token, row };
}

async function checkedScopes(
  app: Pick<Application, 'database'>,
  { userId, scopes, now }: { userId: string; scopes: readonly Scope[]; now: Date },
): Promise<Scope[]> {
  const person = await findUser(app.database, userId);
  if (person === null) throw new RiskcurveError('not-found', 'there is no such person any more');
  if (person.disabled)
    throw new RiskcurveError('conflict', `the account of ${person.email} is disabled: enable it first`);
  const chosen = effectiveScopes(scopes, person.role);
  const tooWide = scopes.find((scope) => !chosen.includes(scope));
  if (tooWide !== undefined) {
    const mend = `a ${person.role} may choose ${scopesFor(person.role).join(', ')}`;
    throw new RiskcurveError('forbidden', `scopes: ${tooWide} is wider than the role ${person.role}; ${mend}`);
  }
  if (chosen.length === 0) throw new RiskcurveError('bad-input', 'scopes: choose at least one');
  if ((await countLiveApiTokens(app.database, userId, now)) >= mostLiveTokens) {
    const sentence = `${person.email} has ${mostLiveTokens} tokens that work: revoke those that are not needed`;
    throw new RiskcurveError('conflict', sentence);
  }
  return chosen;
}
