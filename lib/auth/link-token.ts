/** The token of a one-time link: random, shown once, kept only as a hash. */
import { createHash, randomBytes } from 'node:crypto';

/** 32 random bytes, base64url: 43 characters that fit a URL unescaped. */
export function createLinkToken(): string {
  return randomBytes(32).toString('base64url');
}

/** sha256 (hex) of a token. A fast hash is enough: 256 random bits cannot be guessed. */
export function hashLinkToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
