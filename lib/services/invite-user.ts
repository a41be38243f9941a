import type { User } from '@/db/queries/users';
import type { Actor, Application } from '../application';
import type { Role } from '../auth/roles';
import { createUser } from './create-user';
import { issueSignInLink } from './issue-sign-in-link';

/**
 * Creates a person and a one-time link to hand over; nothing is sent by mail. Returns both.
 * Throws `bad-input` for an address that is none, `conflict` where the address is taken.
 */
export async function inviteUser(
  app: Application,
  options: { email: string; name?: string; role: Role; actor: Actor },
): Promise<{ user: User; path: string }> {
  const user = await createUser(app, options);
  const path = await issueSignInLink(app, { ...options, email: user.email, purpose: 'invitation' });
  return { user, path };
}
