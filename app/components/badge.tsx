import type { ReactNode } from 'react';

export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'error' | 'patient';

const look: Record<Tone, string> = {
  neutral: 'bg-sparse text-soft',
  info: 'bg-accent-soft text-ink',
  success: 'bg-success-soft text-success',
  warning: 'bg-warning-soft text-warning',
  error: 'bg-error-soft text-error',
  patient: 'border border-patient text-patient',
};

/** One or two words of state. The words carry the meaning; the colour only repeats it. */
export function Badge({ tone = 'neutral', title, children }: { tone?: Tone; title?: string; children: ReactNode }) {
  return (
    <span
      title={title}
      className={`inline-flex items-center rounded-full px-2 py-0.5 text-[12px] leading-4 font-medium whitespace-nowrap ${look[tone]}`}
    >
      {children}
    </span>
  );
}
