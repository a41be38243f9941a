/** The token that a CDS client signs for every call (CDS Hooks 2.0, Trusting CDS Clients). */
import { createLocalJWKSet, errors, jwtVerify, type JSONWebKeySet, type JWTPayload } from 'jose';
import { RiskcurveError } from '../errors';
import type { CdsClient } from './settings';

/** Signatures by a key pair; the specification recommends ES384 and RS384 and forbids `none` and shared secrets. */
const algorithms = ['ES384', 'RS384', 'ES256', 'RS256', 'ES512', 'RS512'];

/** A token is for one call, so it need not live long; as long as it lives, its `jti` is remembered. */
export const tokenLife = { maximumSeconds: 600, clockToleranceSeconds: 30 } as const;

export interface VerifiedToken {
  readonly client: CdsClient;
  readonly jti: string;
}

/**
 * Who signed the call. `audience` is the address of the service that was called.
 * Throws `unauthenticated` with one sentence where the token is missing, unsigned, expired, for another service, of an unknown
 * client or signed by another key. Whether it was used before is for `spendToken`.
 */
export async function verifyToken(
  authorization: string | null,
  options: { clients: readonly CdsClient[]; audience: string; now?: Date },
): Promise<VerifiedToken> {
  const token = /^Bearer +([\w-]+\.[\w-]+\.[\w-]*)$/i.exec(authorization ?? '')?.[1];
  if (token === undefined) throw refusal('send a signed token in the header "Authorization: Bearer <JWT>"');
  const client = options.clients.find(({ issuer }) => issuer === issuerOf(token));
  if (client === undefined) throw refusal('the issuer (iss) of the token is not a configured client');
  const payload = await verifiedPayload(token, client, options);
  if (payload.jti === undefined || payload.jti === '') throw refusal('the token lacks its identifier (jti)');
  return { client, jti: payload.jti };
}

async function verifiedPayload(
  token: string,
  { issuer, jwks }: CdsClient,
  { audience, now }: { audience: string; now?: Date },
): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, createLocalJWKSet(jwks as JSONWebKeySet), {
      ...{ issuer, audience, algorithms, typ: 'JWT', currentDate: now },
      ...{ maxTokenAge: tokenLife.maximumSeconds, clockTolerance: tokenLife.clockToleranceSeconds },
      requiredClaims: ['exp', 'iat', 'jti'],
    });
    return payload;
  } catch (error) {
    throw refusal(reasonOf(error, audience), error);
  }
}

/** The issuer that the token claims, not yet to be believed; null where it cannot be read. */
function issuerOf(token: string): unknown {
  try {
    const text = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8');
    return (JSON.parse(text) as { iss?: unknown } | null)?.iss ?? null;
  } catch {
    return null; // no token of any client
  }
}

function reasonOf(error: unknown, audience: string): string {
  if (error instanceof errors.JWTExpired)
    return 'the token is expired, or was issued too long ago: sign a new one for each call';
  if (error instanceof errors.JWTClaimValidationFailed) return claimReason(error.claim, audience);
  if (error instanceof errors.JOSEAlgNotAllowed) return `the token must be signed with one of ${algorithms.join(', ')}`;
  if (error instanceof errors.JWKSNoMatchingKey)
    return 'the key (kid) of the token is not among the client’s configured keys';
  return 'the signature of the token does not fit the client’s key';
}

function claimReason(claim: string, audience: string): string {
  if (claim === 'aud') return `the audience (aud) of the token must be ${audience}`;
  if (claim === 'typ') return 'the type (typ) of the token must be JWT';
  if (claim === 'iat') return 'the token must say when it was issued (iat), and not in the future';
  return `the token lacks ${claim}, or it cannot be right`;
}

function refusal(sentence: string, cause?: unknown): RiskcurveError {
  return new RiskcurveError('unauthenticated', sentence, cause === undefined ? undefined : { cause });
}
