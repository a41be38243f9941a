import { findUserByEmail, insertUser, type User } from '@/db/queries/users';
import type { Actor, Application } from '../application';
import { checkEmail } from '../auth/email';
import type { Role } from '../auth/roles';
import { RiskcurveError } from '../errors';
import { recordAuditEvent } from './record-audit-event';

/**
 * Creates a person who has no password yet: they choose one through a one-time link.
 * Throws `bad-input` for an address that is none, `conflict` where the address is taken.
 */
export async function createUser(
  app: Application,
  options: { email: string; name?: string; role: Role; actor: Actor },
): Promise<User> {
  const email = checkEmail(options.email);
  if ((await findUserByEmail(app.database, email)) !== null) {
    throw new RiskcurveError('conflict', `${email} is invited already: issue a new link for that person instead`);
  }
  const name = options.name?.trim() || email.split('@')[0]!;
  const user = await insertUser(app.database, { email, name, role: options.role });
  await recordAuditEvent(app, {
    actor: options.actor,
    action: 'user.created',
    subject: `user ${user.id}`,
    details: { email, role: options.role },
  });
  return user;
}
