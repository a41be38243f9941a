'use client';

import { Button } from './components/button';
import { EmptyState } from './components/empty-state';

/** For a fault of ours: one calm sentence, the number by which the log can be searched, and a way on. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <div role="alert" className="mx-auto max-w-[720px] px-4 py-16">
      <h1 className="sr-only">Something went wrong</h1>
      <EmptyState
        title="Something went wrong on our side."
        actions={
          <>
            <Button variant="primary" onClick={reset}>
              Try again
            </Button>
            <Button href="/patients">To the patients</Button>
          </>
        }
      >
        Nothing was changed. The log has the details
        {error.digest === undefined ? '.' : `, under the number ${error.digest}.`}
      </EmptyState>
    </div>
  );
}
