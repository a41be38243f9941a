import { pageUser } from '@/lib/auth/require-user';
import { safePath } from '@/lib/auth/sign-in-path';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { AuthFrame } from './auth-frame';
import { SignInForm } from './sign-in-form';

export const metadata: Metadata = { title: 'Sign in' };

interface Props {
  readonly searchParams: Promise<{ from?: string | string[] }>;
}

/** Email and password; leads on to where the person wanted to go. */
export default async function SignInPage({ searchParams }: Props) {
  const { from } = await searchParams;
  const goOnTo = safePath(typeof from === 'string' ? from : null);
  if ((await pageUser()) !== null) redirect(goOnTo);
  return (
    <AuthFrame title="Sign in" lead={goOnTo === '/' ? undefined : 'Sign in to go on to where you were.'}>
      <SignInForm goOnTo={goOnTo} />
    </AuthFrame>
  );
}
