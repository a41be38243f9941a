import { findUser, type User } from '@/db/queries/users';
import type { Actor, Application } from '../application';
import { RiskcurveError } from '../errors';
import { issueSignInLink } from './issue-sign-in-link';

/**
 * A new one-time link for a person who is known: a forgotten password, a lost invitation. The old password works until the link is
 * used. Throws `not-found` for an unknown person, `conflict` for a disabled one.
 */
export async function resetByLink(
  app: Application,
  options: { userId: string; actor: Actor },
): Promise<{ user: User; path: string }> {
  const user = await findUser(app.database, options.userId);
  if (user === null) throw new RiskcurveError('not-found', 'there is no such person any more');
  const purpose = user.passwordHash === null ? 'invitation' : 'reset';
  const path = await issueSignInLink(app, { email: user.email, role: user.role, purpose, actor: options.actor });
  return { user, path };
}
