import { Button } from './button';
import { EmptyState } from './empty-state';

/** For an address that leads nowhere, or to something that this person may not see. */
export function NothingHere() {
  return (
    <>
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
    </>
  );
}
