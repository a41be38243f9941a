import type { ReactNode } from 'react';
import { Shell } from '../components/shell';
import { requireUser } from '@/lib/auth/require-user';

/** The frame of every page behind the sign-in. Each page asks again for the role that it needs. */
export default async function ProductLayout({ children }: { children: ReactNode }) {
  const person = await requireUser();
  return <Shell person={person}>{children}</Shell>;
}
