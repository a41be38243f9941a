/** Passwords: argon2id, and the same work for a person who does not exist. */
import { hash, verify } from '@node-rs/argon2';
import { RiskcurveError } from '../errors';

/**
 * argon2id with 64 MiB, three passes, one lane (about 55 ms a check): above the OWASP minimum of 19 MiB and two passes.
 * https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html
 */
// The package's `Algorithm` is an ambient const enum, which isolated modules cannot read; 2 is Algorithm.Argon2id.
export const argon2Cost = { algorithm: 2, memoryCost: 65_536, timeCost: 3, parallelism: 1 } as const;

export const passwordMinimumLength = 12;
/** Longer input is refused before hashing, so that nobody can make the server hash megabytes. */
export const passwordMaximumLength = 200;

/** Hash of random bytes nobody kept, with the cost above: the check an unknown person's password runs against. */
export const dummyHash =
  '$argon2id$v=19$m=65536,t=3,p=1$wyuBvKAtarwoMqjDvtnOGQ$N7rRHGgT69o/DZPdSd/9EWe6ZtgIIQ7SmvXwCM8DRec';

/** Throws `bad-input` where a new password is too short or too long. Length is the only demand (NIST SP 800-63B). */
export function checkNewPassword(password: string): void {
  if ([...password].length < passwordMinimumLength) {
    throw new RiskcurveError('bad-input', `the password must have at least ${passwordMinimumLength} characters`);
  }
  if (password.length > passwordMaximumLength) {
    throw new RiskcurveError('bad-input', `the password must have at most ${passwordMaximumLength} characters`);
  }
}

/** Hashes a new password. Throws as `checkNewPassword`. */
export async function hashPassword(password: string): Promise<string> {
  checkNewPassword(password);
  return hash(password.normalize('NFKC'), argon2Cost);
}

/**
 * Whether the password fits the hash. A missing hash (unknown person, disabled account, no password yet) costs the
 * same work against the dummy hash and is always false, so that the time of the answer tells nothing.
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const bounded = password.slice(0, passwordMaximumLength).normalize('NFKC');
  const fits = await verify(passwordHash ?? dummyHash, bounded);
  return passwordHash !== null && fits && password.length <= passwordMaximumLength;
}
