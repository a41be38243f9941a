import type { ReactNode } from 'react';

export type NoticeTone = 'info' | 'success' | 'warning' | 'error';

const look: Record<NoticeTone, { box: string; word: string; sign: string; name: string }> = {
  info: { box: 'border-accent/30 bg-accent-soft/50', word: 'text-accent', sign: 'i', name: 'Note' },
  success: { box: 'border-success/30 bg-success-soft', word: 'text-success', sign: '✓', name: 'Done' },
  warning: { box: 'border-warning/35 bg-warning-soft', word: 'text-warning', sign: '!', name: 'Mind' },
  error: { box: 'border-error/35 bg-error-soft', word: 'text-error', sign: '!', name: 'Error' },
};

interface NoticeProps {
  readonly tone?: NoticeTone;
  readonly title?: ReactNode;
  readonly className?: string;
  readonly children?: ReactNode;
}

/** A sentence that matters, beside what it is about. Errors are announced at once. */
export function Notice({ tone = 'info', title, className = '', children }: NoticeProps) {
  const { box, word, sign, name } = look[tone];
  return (
    <div
      role={tone === 'error' ? 'alert' : 'note'}
      className={`flex gap-3 rounded-card border px-4 py-3 ${box} ${className}`}
    >
      <span
        aria-hidden="true"
        className={`mt-0.5 flex size-[18px] shrink-0 items-center justify-center rounded-full border border-current text-[11px] font-bold ${word}`}
      >
        {sign}
      </span>
      <div className="min-w-0">
        <span className="sr-only">{name}: </span>
        {title !== undefined && <p className="font-semibold">{title}</p>}
        {children}
      </div>
    </div>
  );
}
