import { countUsableAdministrators } from '@/db/queries/users';
import type { Application } from '../application';
import { placeholderEmail } from '../auth/email';
import { issueSignInLink } from './issue-sign-in-link';

/**
 * A fresh one-time link for the first administrator, or null as soon as any administrator can sign in:
 * starting the program again is then no way in.
 */
export async function firstAdministratorLink(app: Application): Promise<string | null> {
  if ((await countUsableAdministrators(app.database)) > 0) return null;
  return issueSignInLink(app, {
    email: placeholderEmail,
    name: 'Administrator',
    role: 'administrator',
    purpose: 'first-administrator',
  });
}
