import type { Metadata } from 'next';
import { Button } from './components/button';
import { EmptyState } from './components/empty-state';

export const metadata: Metadata = { title: 'Not found' };

/** For an address that leads nowhere, or to something that this person may not see. */
export default function NotFoundPage() {
  return (
    <main className="mx-auto max-w-[720px] px-4 py-16">
      <h1 className="sr-only">Not found</h1>
      <EmptyState
        title="There is nothing at this address."
        actions={
          <Button variant="primary" href="/patients">
            To the patients
          </Button>
        }
      >
        It may have been removed, or it may not be published yet.
      </EmptyState>
    </main>
  );
}
