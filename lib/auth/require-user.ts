/** The two guards: one for pages, one for what programs call. */
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { RiskcurveError } from '../errors';
import { getApplication } from '../open-application';
import { findCurrentUser, type CurrentUser } from './current-user';
import { roleIsAtLeast, type Role } from './roles';
import { checkSameOrigin } from './same-origin';
import { signInPath } from './sign-in-path';

export type { CurrentUser } from './current-user';

/**
 * Guard of a page: the person signed in, with at least that role. Nobody signed in: off to the sign-in page, which leads back here;
 * a role too small: off to a page that says so.
 */
export async function requireUser(minimumRole: Role = 'clinician'): Promise<CurrentUser> {
  const user = await pageUser();
  if (user === null) redirect(signInPath((await headers()).get('x-path')));
  if (!roleIsAtLeast(user.role, minimumRole)) redirect(`/no-access?needs=${minimumRole}`);
  return user;
}

/** The person signed in, or null: for pages that are open to everybody. Asked once per page, however often it is called. */
export const pageUser = cache(async (): Promise<CurrentUser | null> => {
  return findCurrentUser(await getApplication(), new Headers(await headers()));
});

/**
 * Guard of a route handler. Throws `forbidden` where another site sent the request or the role is too small, `unauthenticated` where
 * nobody is signed in any more.
 */
export async function requireApiUser(request: Request, minimumRole: Role = 'clinician'): Promise<CurrentUser> {
  checkSameOrigin(request);
  const user = await findCurrentUser(await getApplication(), request.headers);
  if (user === null)
    throw new RiskcurveError('unauthenticated', 'you are not signed in any more: sign in and try again');
  if (!roleIsAtLeast(user.role, minimumRole)) {
    throw new RiskcurveError('forbidden', `this needs the role ${minimumRole}; yours is ${user.role}`);
  }
  return user;
}
