import { asSentence } from '@/app/forms/request';
import { withdrawnSentence, type Withdrawn } from '@/lib/publication/withdrawn';
import { Notice } from './notice';

interface WithdrawnNoticeProps {
  /** What became of a model that was asked for; shows nothing for null. */
  readonly withdrawn: Withdrawn | null;
  /** What stands in its place here: "What you see is by Pima-sbqc d4e5f6a." */
  readonly children?: React.ReactNode;
}

/** Says calmly why a page shows another version than the one that its address names. */
export function WithdrawnNotice({ withdrawn, children }: WithdrawnNoticeProps) {
  if (withdrawn === null) return null;
  return (
    <Notice className="mb-5">
      {asSentence(withdrawnSentence(withdrawn))} {children} What the earlier version said stays in the history.
    </Notice>
  );
}
