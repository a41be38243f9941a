import type { Metadata } from 'next';
import { requireUser } from '@/lib/auth/require-user';
import { Method } from './method';

export const metadata: Metadata = { title: 'The method' };

/** The method behind the numbers, for whoever is signed in. */
export default async function MethodPage() {
  await requireUser();
  return <Method />;
}
