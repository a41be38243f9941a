import { findApiTokenByHash, touchApiToken } from '@/db/queries/api-tokens';
import type { Actor, Application } from '../application';
import { hashApiToken, readBearer } from '../auth/api-token';
import type { CurrentUser } from '../auth/current-user';
import { effectiveScopes, type Scope } from '../auth/scopes';
import { createFailureBrake, type FailureBrake } from '../auth/token-failures';
import { RiskcurveError } from '../errors';
import { stateOfToken } from './list-api-tokens';
import { refusalRecorder } from './record-refusals';

/** The person behind a token and what the token is good for now. */
export interface ApiCaller {
  readonly tokenId: string;
  readonly user: CurrentUser;
  readonly scopes: readonly Scope[];
  /** A clinician sees published models only. */
  readonly publishedOnly: boolean;
  /** As the audit trail names who did it: the person, by which token. */
  readonly actor: Actor;
}

/** Last use is written at most this often. */
const touchEveryMs = 60_000;

/** One sentence for every refusal: it must not tell an unknown token from an expired or revoked one, or from a disabled person's. */
const refusal = 'the token is not valid: it is unknown, has expired or was revoked; make a new one under API tokens';

const recordRefusal = refusalRecorder({ actor: 'unknown program', action: 'api-token.refused' });
const sharedBrake = createFailureBrake();

/**
 * Whose token an `Authorization: Bearer rc_...` is, as the database says now.
 *
 * @throws RiskcurveError `unauthenticated` where there is no token or it is not valid, `too-many` after too many refusals
 */
export async function authenticateApiToken(
  app: Pick<Application, 'database'>,
  options: { authorization: string | null; now?: Date; brake?: FailureBrake },
): Promise<ApiCaller> {
  const { authorization, now = new Date(), brake = sharedBrake } = options;
  if (authorization === null) {
    throw new RiskcurveError('unauthenticated', 'this needs an API token: send it as "Authorization: Bearer rc_..."');
  }
  const token = readBearer(authorization);
  if (token === null) throw new RiskcurveError('unauthenticated', refusal);
  const hash = hashApiToken(token);
  const wait = brake.secondsToWait(hash);
  if (wait !== null) throw new RiskcurveError('too-many', `too many calls were refused: wait ${wait} seconds`);
  const found = await findApiTokenByHash(app.database, hash);
  const state = found === null ? 'unknown' : stateOfToken(found, now);
  if (found === null || state !== 'active') {
    brake.failed(hash);
    const subject = found === null ? 'unknown token' : `api-token ${found.token.id}`;
    const details = { reason: state, ...(found !== null && { name: found.token.name, userId: found.token.userId }) };
    await recordRefusal(app, { subject, details });
    throw new RiskcurveError('unauthenticated', refusal);
  }
  brake.worked(hash);
  if (now.getTime() - (found.token.lastUsedAt?.getTime() ?? 0) >= touchEveryMs) {
    await touchApiToken(app.database, found.token.id, now, touchEveryMs);
  }
  return callerOf(found);
}

/** @throws RiskcurveError `forbidden` where the token is not good for it, or the person's role no longer is */
export async function requireScope(app: Pick<Application, 'database'>, caller: ApiCaller, scope: Scope): Promise<void> {
  if (caller.scopes.includes(scope)) return;
  const details = { reason: `lacks ${scope}`, userId: caller.user.id };
  await recordRefusal(app, { subject: `api-token ${caller.tokenId}`, details });
  throw new RiskcurveError('forbidden', `this needs a token with the scope ${scope}`);
}

function callerOf({ token, person }: NonNullable<Awaited<ReturnType<typeof findApiTokenByHash>>>): ApiCaller {
  const { id, email, name, role } = person;
  return {
    tokenId: token.id,
    user: { id, email, name, role },
    scopes: effectiveScopes(token.scopes, role),
    publishedOnly: role === 'clinician',
    actor: { userId: id, name: `${email} (API token "${token.name}")` },
  };
}
