import type { ReactNode } from 'react';

/** Where nothing is yet: what would stand here, and the next step. */
export function EmptyState({ title, actions, children }: { title: string; actions?: ReactNode; children?: ReactNode }) {
  return (
    <div className="flex flex-col items-center px-6 py-14 text-center">
      <svg viewBox="0 0 96 48" aria-hidden="true" className="mb-4 w-24">
        <path d="M4 42C30 42 40 36 50 24S72 6 92 6" className="chart-line" opacity="0.55" />
        <path d="M4 42H92" className="chart-grid" />
        <circle cx="52" cy="22" r="4" className="chart-point" />
      </svg>
      <p className="text-[16px] font-semibold">{title}</p>
      {children !== undefined && <div className="mt-1 max-w-[52ch] text-soft">{children}</div>}
      {actions !== undefined && <div className="mt-5 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  );
}
