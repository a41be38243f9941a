import { Button } from '@/app/components/button';
import { EmptyState } from '@/app/components/empty-state';
import { requireUser } from '@/lib/auth/require-user';
import { roles } from '@/lib/auth/roles';
import type { Metadata } from 'next';

export const metadata: Metadata = { title: 'No access' };

/** Where a role is too small for a page: says which one it takes and whom to ask. */
export default async function NoAccessPage({ searchParams }: { searchParams: Promise<{ needs?: string | string[] }> }) {
  const user = await requireUser();
  const { needs } = await searchParams;
  const role = roles.find((known) => known === needs) ?? 'administrator';
  return (
    <>
      <h1 className="sr-only">No access</h1>
      <EmptyState
        title={`This page is for the role ${role}.`}
        actions={
          <Button variant="primary" href="/patients">
            To the patients
          </Button>
        }
      >
        You are signed in as {user.role}. An administrator can change that on the people page.
      </EmptyState>
    </>
  );
}
