import { consumeSignInLink } from '@/db/queries/sign-in-links';
import { findUserByEmail, type User } from '@/db/queries/users';
import type { Application } from '../application';
import { checkEmail, placeholderEmail } from '../auth/email';
import { hashLinkToken } from '../auth/link-token';
import { checkNewPassword } from '../auth/password';
import { RiskcurveError } from '../errors';
import { findLinkUser } from './find-link-user';
import { recordAuditEvent } from './record-audit-event';
import { setPassword } from './set-password';

export const spentLinkMessage = 'this link has been used or has expired: ask an administrator for a new one';

/**
 * Uses up a one-time link: the person gets that name and password, older sessions end, a lock is lifted.
 * The first administrator, whose address is only a placeholder, may give a real one.
 * Throws `bad-input` for a weak password, an empty name or a bad address (the link stays usable) and `unauthenticated`
 * for a link that is used, expired or unknown.
 */
export async function redeemSignInLink(
  app: Application,
  options: { token: string; name: string; email?: string; password: string; now?: Date },
): Promise<User> {
  const { token, password, now = new Date() } = options;
  const name = options.name.trim();
  if (name === '') throw new RiskcurveError('bad-input', 'the name must not be empty');
  checkNewPassword(password);
  const holder = await findLinkUser(app, { token, now });
  if (holder === null) throw new RiskcurveError('unauthenticated', spentLinkMessage);
  const email = await newEmail(app, holder, options.email);
  const userId = await consumeSignInLink(app.database, hashLinkToken(token), now);
  if (userId === null) throw new RiskcurveError('unauthenticated', spentLinkMessage);
  const user = await setPassword(app, { userId, name, email, password });
  await recordAuditEvent(app, {
    actor: { userId, name: user.email },
    action: 'sign-in-link.redeemed',
    subject: `user ${userId}`,
    details: { email: user.email },
  });
  return user;
}

/** The address to sign in with from now on. Only a placeholder may be replaced, and not by somebody else's address. */
async function newEmail(app: Application, holder: User, wanted: string | undefined): Promise<string> {
  if (holder.email !== placeholderEmail || wanted === undefined) return holder.email;
  const email = checkEmail(wanted);
  const owner = await findUserByEmail(app.database, email);
  if (owner !== null && owner.id !== holder.id)
    throw new RiskcurveError('conflict', `${email} belongs to somebody else`);
  return email;
}
