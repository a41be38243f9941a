'use client';

import { isLive, type RunView } from '@/app/api/runs/run-view';
import { Button } from '@/app/components/button';
import { request } from '@/app/forms/request';
import { useSubmit } from '@/app/forms/use-submit';

/** Cancel while it runs; begin again, with the same settings in the form, when it is at its end. */
export function RunActions({ run }: { run: RunView }) {
  const { submit, pending, error } = useSubmit(async () => {
    await request(`/api/runs/${run.id}/cancel`);
  });
  if (!isLive(run.state)) {
    return (
      <Button href={`/runs/new?like=${run.id}`} variant={run.state === 'finished' ? 'secondary' : 'primary'}>
        Start again
      </Button>
    );
  }
  return (
    <>
      {error !== null && (
        <p role="alert" className="text-error">
          {error}
        </p>
      )}
      <Button variant="danger" disabled={pending} onClick={() => void submit()}>
        {pending ? 'Cancelling…' : 'Cancel the run'}
      </Button>
    </>
  );
}
