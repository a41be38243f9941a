'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/app/components/button';
import { Notice } from '@/app/components/notice';
import { Dialog } from '@/app/forms/dialog';
import { request } from '@/app/forms/request';
import { useSubmit } from '@/app/forms/use-submit';

/** Removes an entered patient, after asking. */
export function DeleteEntered({ id, label }: { id: string; label: string }) {
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const { submit, pending, error } = useSubmit(async () => {
    await request(`/api/patients/entered/${id}`, { method: 'DELETE' });
    setAsking(false);
    router.push('/patients/entered');
    router.refresh();
  });
  return (
    <>
      <Button size="small" variant="danger" aria-label={`Delete ${label}`} onClick={() => setAsking(true)}>
        Delete
      </Button>
      {asking && (
        <Dialog title={`Delete ${label}?`} onClose={() => setAsking(false)}>
          <div className="text-left whitespace-normal">
            {error !== null && (
              <Notice tone="error" className="mb-3">
                {error}
              </Notice>
            )}
            <p className="text-soft">
              The values and every stored assessment go for good. The audit trail keeps that you deleted them, not what
              they were.
            </p>
            <div className="mt-5 flex justify-end gap-2">
              <Button onClick={() => setAsking(false)}>Keep</Button>
              <Button variant="danger" disabled={pending} onClick={() => void submit()}>
                {pending ? 'Deleting…' : 'Delete for good'}
              </Button>
            </div>
          </div>
        </Dialog>
      )}
    </>
  );
}
