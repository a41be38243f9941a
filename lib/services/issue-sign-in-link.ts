import { replaceSignInLink } from '@/db/queries/sign-in-links';
import { findUserByEmail } from '@/db/queries/users';
import type { Actor, Application } from '../application';
import { createLinkToken, hashLinkToken } from '../auth/link-token';
import type { Role } from '../auth/roles';
import { RiskcurveError } from '../errors';
import { createUser } from './create-user';
import { recordAuditEvent } from './record-audit-event';

export type LinkPurpose = 'first-administrator' | 'invitation' | 'reset';

/** A link for the first administrator is used at once; an invitation has to reach a person. */
const hoursValid: Readonly<Record<LinkPurpose, number>> = { 'first-administrator': 24, invitation: 72, reset: 24 };

/**
 * Issues a one-time link with which a person chooses a password and signs in, and creates the person where there is none.
 * A new link takes back the older ones. Returns the path to hand over, such as `/welcome?token=...`: it is shown once, only its hash is kept.
 * Throws `bad-input` for an address that is none, `conflict` for a disabled person.
 */
export async function issueSignInLink(
  app: Application,
  options: { email: string; role: Role; purpose: LinkPurpose; name?: string; actor?: Actor; now?: Date },
): Promise<string> {
  const actor = options.actor ?? { userId: null, name: 'system' };
  const existing = await findUserByEmail(app.database, options.email.trim());
  const user = existing ?? (await createUser(app, { ...options, actor }));
  if (user.disabled) {
    throw new RiskcurveError('conflict', `${user.email} is disabled: enable the account before issuing a link`);
  }
  const token = createLinkToken();
  const issuedAt = options.now ?? new Date();
  const expiresAt = new Date(issuedAt.getTime() + hoursValid[options.purpose] * 3_600_000);
  await replaceSignInLink(app.database, { userId: user.id, tokenHash: hashLinkToken(token), expiresAt });
  await recordAuditEvent(app, {
    actor,
    action: 'sign-in-link.issued',
    subject: `user ${user.id}`,
    details: { email: user.email, purpose: options.purpose, expiresAt: expiresAt.toISOString() },
  });
  return `/welcome?token=${token}`;
}
