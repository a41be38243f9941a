import { signIn as nextAuthSignIn } from 'next-auth/react';

/** Signs in through next-auth. Returns false where it refused; throws where the server did not answer as it should. */
export async function signIn(email: string, password: string): Promise<boolean> {
  const answer = await nextAuthSignIn('credentials', { email, password, redirect: false });
  if (answer === undefined) throw new Error('the server does not answer: check the connection and try again');
  if (answer.ok) return true;
  if (answer.status === 401) return false;
  throw new Error('signing in failed on our side: try again in a moment');
}
