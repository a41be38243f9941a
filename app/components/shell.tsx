import Link from 'next/link';
import type { ReactNode } from 'react';
import { Logo } from './logo';
import type { Role } from '@/lib/auth/roles';
import { Navigation } from './navigation';
import { PersonMenu } from './person-menu';
import { placesFor } from './places';

interface ShellProps {
  readonly person: { readonly name: string; readonly email: string; readonly role: Role };
  readonly children: ReactNode;
}

/** The frame of every page behind the sign-in: bar, places by role, the person, the page. */
export function Shell({ person, children }: ShellProps) {
  return (
    <>
      <a
        href="#page"
        className="sr-only z-50 rounded-control bg-accent font-medium text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:px-4 focus:py-2"
      >
        Skip to the page
      </a>
      <header className="no-print sticky top-0 z-40 border-b border-rule bg-panel">
        <div className="mx-auto flex h-[54px] max-w-[1320px] items-center gap-5 px-4 sm:px-7">
          <Link href="/patients" className="flex items-center gap-2.5 font-semibold tracking-[-0.01em]">
            <Logo />
            Riskcurve
          </Link>
          <Navigation items={placesFor(person.role)} />
          <PersonMenu name={person.name} email={person.email} role={person.role} />
        </div>
      </header>
      <main id="page" tabIndex={-1} className="mx-auto max-w-[1320px] px-4 py-5 outline-none sm:px-7 sm:py-6">
        {children}
      </main>
    </>
  );
}
