import Link from 'next/link';
import type { ReactNode } from 'react';

export interface Crumb {
  readonly label: string;
  /** Absent for the page itself. */
  readonly href?: string;
}

interface PageHeaderProps {
  readonly title: ReactNode;
  readonly crumbs?: readonly Crumb[];
  readonly actions?: ReactNode;
  /** One or two soft lines that say what the page is for. */
  readonly children?: ReactNode;
}

/** Crumbs, the page's one h1, what it is for, and what can be done. */
export function PageHeader({ title, crumbs = [], actions, children }: PageHeaderProps) {
  return (
    <header className="mb-5 flex flex-wrap items-end gap-x-6 gap-y-3">
      <div className="min-w-0 flex-1 basis-72">
        {crumbs.length > 0 && <Crumbs crumbs={crumbs} />}
        <h1 className="text-[22px] leading-7 font-semibold tracking-[-0.02em] break-words">{title}</h1>
        {children !== undefined && <div className="mt-1 max-w-[72ch] text-soft">{children}</div>}
      </div>
      {actions !== undefined && <div className="no-print flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  );
}

function Crumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav aria-label="Where you are" className="mb-1 text-[13px]">
      <ol className="flex flex-wrap items-center gap-x-1.5 text-soft">
        {crumbs.map((crumb, index) => (
          <li key={crumb.label} className="flex items-center gap-x-1.5">
            {index > 0 && (
              <span aria-hidden="true" className="text-mark">
                /
              </span>
            )}
            {crumb.href === undefined ? (
              <span>{crumb.label}</span>
            ) : (
              <Link href={crumb.href} className="hover:text-ink hover:underline">
                {crumb.label}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
