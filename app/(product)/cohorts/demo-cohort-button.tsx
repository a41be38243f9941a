'use client';

import { Button } from '@/app/components/button';
import { request } from '@/app/forms/request';
import { useSubmit } from '@/app/forms/use-submit';
import { useRouter } from 'next/navigation';

/** Loads the simulated cohort and leads to it. */
export function DemoCohortButton() {
  const router = useRouter();
  const { submit, pending, error } = useSubmit(async () => {
    const { cohortId } = await request<{ cohortId: string }>('/api/cohorts/demo');
    router.push(`/cohorts/${cohortId}`);
  });
  return (
    <>
      {error !== null && (
        <p role="alert" className="text-error">
          {error}
        </p>
      )}
      <Button disabled={pending} onClick={() => void submit()}>
        {pending ? 'Loading…' : 'Load the demo cohort'}
      </Button>
    </>
  );
}
