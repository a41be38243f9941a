'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/app/components/button';
import { Notice } from '@/app/components/notice';
import { Dialog } from '@/app/forms/dialog';
import { request } from '@/app/forms/request';
import { useSubmit } from '@/app/forms/use-submit';

interface EndActionsProps {
  readonly modelId: string;
  /** "Pima-sbqc a1b2c3d". */
  readonly words: string;
  /** Id of the publication that stands now. */
  readonly seen: string | null;
  /** Whether it is this version that stands. */
  readonly published: boolean;
}

const ends = {
  unpublish: {
    open: 'Unpublish',
    title: (words: string) => `Unpublish ${words}?`,
    text: 'Clinicians see no version of this model from then on. What it scored stays in the histories and reports. It can be published again.',
    keep: 'Keep it published',
    confirm: 'Unpublish',
    method: 'DELETE',
    path: 'publish',
  },
  retire: {
    open: 'Retire',
    title: (words: string) => `Retire ${words} for good?`,
    text: 'It can never be published or brought back after that. What it scored, its page and its card stay readable, marked as retired.',
    keep: 'Keep it',
    confirm: 'Retire for good',
    method: 'POST',
    path: 'retire',
  },
} as const;

/** Takes a version from the clinicians' sight, for now or for good, after asking. */
export function EndActions(props: EndActionsProps) {
  const [asking, setAsking] = useState<keyof typeof ends | null>(null);
  return (
    <>
      {props.published && (
        <Button variant="danger" onClick={() => setAsking('unpublish')}>
          {ends.unpublish.open}
        </Button>
      )}
      <Button variant="danger" onClick={() => setAsking('retire')}>
        {ends.retire.open}
      </Button>
      {asking !== null && <EndDialog {...props} end={asking} onClose={() => setAsking(null)} />}
    </>
  );
}

interface EndDialogProps extends EndActionsProps {
  readonly end: keyof typeof ends;
  readonly onClose: () => void;
}

function EndDialog({ modelId, words, seen, end, onClose }: EndDialogProps) {
  const router = useRouter();
  const { title, text, keep, confirm, method, path } = ends[end];
  const { submit, pending, error } = useSubmit(async () => {
    await request(`/api/models/${modelId}/${path}`, { method, body: { seen } });
    onClose();
    router.refresh();
  });
  return (
    <Dialog title={title(words)} onClose={onClose}>
      {error !== null && (
        <Notice tone="error" className="mb-3">
          {error}
        </Notice>
      )}
      <p className="text-soft">{text}</p>
      <div className="mt-5 flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>{keep}</Button>
        <Button variant="danger" disabled={pending} onClick={() => void submit()}>
          {pending ? 'One moment…' : confirm}
        </Button>
      </div>
    </Dialog>
  );
}
