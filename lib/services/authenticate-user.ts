import { findUserByEmail, takeSignInAttempt, updateUserRow, type User } from '@/db/queries/users';
import type { Application } from '../application';
import { verifyPassword } from '../auth/password';
import { signInAttempts } from '../auth/sign-in-attempts';
import { recordAuditEvent } from './record-audit-event';

/** An id nobody has: an unknown address costs the same queries as a known one. */
const nobody = '00000000-0000-0000-0000-000000000000';

/**
 * The person with that address and password, or null. Unknown, disabled and locked accounts cost the same work as a
 * wrong password. Every attempt is counted before it is checked; a success clears the count.
 */
export async function authenticateUser(
  app: Application,
  options: { email: string; password: string; now?: Date },
): Promise<User | null> {
  const now = options.now ?? new Date();
  const found = await findUserByEmail(app.database, options.email.trim());
  const userId = found?.id ?? nobody;
  const attempt = await takeSignInAttempt(app.database, { userId, now, ...signInAttempts });
  const usable = attempt !== null && !attempt.disabled;
  const fits = await verifyPassword(usable ? attempt.passwordHash : null, options.password);
  if (fits && usable) return welcome(app, attempt, now);
  await recordFailure(app, found, attempt?.lockedUntil ?? null);
  return null;
}

async function welcome(app: Application, user: User, now: Date): Promise<User> {
  const fresh = { failedSignIns: 0, lockedUntil: null, lastSignInAt: now };
  await updateUserRow(app.database, user.id, fresh);
  const actor = { userId: user.id, name: user.email };
  await recordAuditEvent(app, { actor, action: 'user.signed-in', subject: `user ${user.id}`, details: {} });
  return { ...user, ...fresh };
}

async function recordFailure(app: Application, user: User | null, lockedUntil: Date | null): Promise<void> {
  await recordAuditEvent(app, {
    // Whoever tried is not known to be this person.
    actor: { userId: null, name: 'anonymous' },
    action: lockedUntil === null ? 'user.sign-in-failed' : 'user.locked',
    subject: user === null ? 'unknown address' : `user ${user.id}`,
    // An address nobody has may be a password typed into the wrong field: it is not written down.
    details: user === null ? {} : { email: user.email, lockedUntil: lockedUntil?.toISOString() ?? null },
  });
}
