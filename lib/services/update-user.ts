import { countUsableAdministrators, findUser, updateUserRow, type User } from '@/db/queries/users';
import type { Actor, Application } from '../application';
import type { Role } from '../auth/roles';
import { RiskcurveError } from '../errors';
import { recordAuditEvent } from './record-audit-event';

/**
 * Changes a person's role or switches the account off or on; either ends that person's sessions.
 * Throws `not-found` for an unknown person, `conflict` where nobody could administer any more.
 */
export async function updateUser(
  app: Application,
  options: { userId: string; role?: Role; disabled?: boolean; actor: Actor },
): Promise<User> {
  const before = await findUser(app.database, options.userId);
  if (before === null) throw new RiskcurveError('not-found', 'there is no such person any more');
  const role = options.role ?? before.role;
  const disabled = options.disabled ?? before.disabled;
  if (role === before.role && disabled === before.disabled) return before;
  await refuseToLoseLastAdministrator(app, before, role === 'administrator' && !disabled);
  const after = await updateUserRow(app.database, before.id, { role, disabled, tokenVersion: before.tokenVersion + 1 });
  await recordAuditEvent(app, {
    actor: options.actor,
    action: 'user.updated',
    subject: `user ${before.id}`,
    details: {
      email: before.email,
      before: { role: before.role, disabled: before.disabled },
      after: { role, disabled },
    },
  });
  return after ?? before;
}

async function refuseToLoseLastAdministrator(app: Application, before: User, staysUsable: boolean): Promise<void> {
  const counted = before.role === 'administrator' && !before.disabled && before.passwordHash !== null;
  if (staysUsable || !counted) return;
  if ((await countUsableAdministrators(app.database)) <= 1) {
    throw new RiskcurveError('conflict', `${before.email} is the last administrator: make somebody else one first`);
  }
}
