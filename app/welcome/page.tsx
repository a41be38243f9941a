import { placeholderEmail } from '@/lib/auth/email';
import { passwordMinimumLength } from '@/lib/auth/password';
import { getApplication } from '@/lib/open-application';
import { findLinkUser } from '@/lib/services/find-link-user';
import type { Metadata } from 'next';
import { Button } from '../components/button';
import { AuthFrame } from '../sign-in/auth-frame';
import { WelcomeForm } from './welcome-form';

export const metadata: Metadata = { title: 'Welcome', referrer: 'no-referrer' };

interface Props {
  readonly searchParams: Promise<{ token?: string | string[] }>;
}

/** Where a one-time link leads: the person says who they are and chooses a password. */
export default async function WelcomePage({ searchParams }: Props) {
  const { token } = await searchParams;
  const user = typeof token === 'string' ? await findLinkUser(await getApplication(), { token }) : null;
  if (user === null || typeof token !== 'string') return <SpentLink />;
  const first = user.email === placeholderEmail;
  return (
    <AuthFrame title={first ? 'Welcome, administrator' : 'Welcome'} lead={`You will be signed in as ${user.role}.`}>
      <WelcomeForm
        token={token}
        name={first ? '' : user.name}
        email={first ? '' : user.email}
        emailIsOpen={first}
        passwordMinimumLength={passwordMinimumLength}
      />
    </AuthFrame>
  );
}

function SpentLink() {
  return (
    <AuthFrame title="This link no longer works" lead="It has been used or has expired: each link works once.">
      <p className="mb-4 text-soft">
        If you have a password, sign in with it. If not, ask an administrator for a new link.
      </p>
      <Button variant="primary" href="/sign-in" className="w-full">
        To the sign-in
      </Button>
    </AuthFrame>
  );
}
