'use client';

import { Button } from '@/app/components/button';
import { Notice } from '@/app/components/notice';
import { Dialog } from '@/app/forms/dialog';
import { request } from '@/app/forms/request';
import { useSubmit } from '@/app/forms/use-submit';
import { useRouter } from 'next/navigation';
import type { TokenRow } from './token-row';

/** Asks once: a revoked token cannot be brought back. */
export function RevokeDialog({ token, onClose }: { token: TokenRow; onClose: () => void }) {
  const router = useRouter();
  const { submit, pending, error } = useSubmit(async () => {
    await request(`/api/tokens/${token.id}`, { method: 'DELETE' });
    onClose();
    router.refresh();
  });
  return (
    <Dialog title={`Revoke “${token.name}”?`} onClose={onClose}>
      {error !== null && (
        <Notice tone="error" className="mb-4">
          {error}
        </Notice>
      )}
      <p>
        The next call with <span className="font-mono text-[13px]">{token.hint}…</span> is refused. A revoked token
        cannot be brought back; make a new one instead.
      </p>
      <div className="mt-5 flex justify-end gap-2">
        <Button variant="quiet" onClick={onClose}>
          Keep it
        </Button>
        <Button variant="danger" disabled={pending} onClick={() => void submit()}>
          Revoke the token
        </Button>
      </div>
    </Dialog>
  );
}
