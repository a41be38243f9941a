/** The token of a program: random, shown once, kept only as a hash. */
import { createHash, randomBytes } from 'node:crypto';

const prefix = 'rc_';
/** Signs of the random part that stay readable: far too few to guess the rest by. */
const hintLength = 4;
const shape = /^rc_[A-Za-z0-9_-]{43}$/;

/** Days until a token expires, of which a person chooses one. */
export const tokenDays = [30, 90, 365] as const;
export const defaultTokenDays = 90;

/** `rc_` and 256 random bits as base64url. */
export function createApiToken(): string {
  return prefix + randomBytes(32).toString('base64url');
}

/** sha256 (hex) of a token. A fast hash is enough: 256 random bits cannot be guessed. */
export function hashApiToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** The first characters, by which a person tells their tokens apart. */
export function hintOf(token: string): string {
  return token.slice(0, prefix.length + hintLength);
}

/** The token in `Authorization: Bearer rc_...`, null where there is none of that shape. */
export function readBearer(authorization: string | null): string | null {
  const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1] ?? '';
  return shape.test(token) ? token : null;
}
