import { storePassword, type User } from '@/db/queries/users';
import type { Application } from '../application';
import { hashPassword } from '../auth/password';
import { RiskcurveError } from '../errors';

/**
 * Sets a person's password (and name, and address where given) and ends every session that person has.
 * Throws `bad-input` for a password too short or too long, `not-found` for an unknown person.
 */
export async function setPassword(
  app: Application,
  options: { userId: string; password: string; name?: string; email?: string },
): Promise<User> {
  const { password, ...rest } = options;
  const passwordHash = await hashPassword(password);
  const user = await storePassword(app.database, { ...rest, passwordHash });
  if (user === null) throw new RiskcurveError('not-found', 'there is no such person any more');
  return user;
}
