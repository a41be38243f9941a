import type { ReactNode } from 'react';
import { asSentence } from '@/app/forms/request';
import { withdrawnSentence, type Withdrawn } from '@/lib/publication/withdrawn';
import { Notice } from './notice';

interface WithdrawnNoticeProps {
  /** What became of a model that was asked for; shows nothing for null. */
  readonly withdrawn: Withdrawn | null;
  /** What that means on this page. */
  readonly children?: ReactNode;
}

/** Says calmly that a version is no longer in use, and which one is. */
export function WithdrawnNotice({ withdrawn, children }: WithdrawnNoticeProps) {
  if (withdrawn === null) return null;
  return (
    <Notice className="mb-5">
      {asSentence(withdrawnSentence(withdrawn))} {children ?? 'What the earlier version said stays in the history.'}
    </Notice>
  );
}
