import { findUserByLink } from '@/db/queries/sign-in-links';
import type { User } from '@/db/queries/users';
import type { Application } from '../application';
import { hashLinkToken } from '../auth/link-token';

/** Whom a one-time link belongs to, without using it up; null where it is used, expired, unknown, or its person disabled. */
export async function findLinkUser(app: Application, options: { token: string; now?: Date }): Promise<User | null> {
  const user = await findUserByLink(app.database, hashLinkToken(options.token), options.now ?? new Date());
  return user === null || user.disabled ? null : user;
}
