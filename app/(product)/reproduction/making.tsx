import { Notice } from '@/app/components/notice';
import { formatDateTime } from '@/lib/format';
import type { Making as MakingRecord } from '@/lib/reproduction/reproduction';
import { makingText } from '@/lib/reproduction/words';

/** When and how it was made; a quick look is marked. */
export function Making({ reproduction }: { reproduction: MakingRecord }) {
  const text = `${formatDateTime(new Date(reproduction.createdAt))}. ${makingText(reproduction)}`;
  return reproduction.quick ? <Notice tone="warning">{text}</Notice> : <p className="text-[13px] text-soft">{text}</p>;
}
