import Link from 'next/link';
import type { ReactNode } from 'react';
import { Logo } from './logo';
import { Navigation, type NavigationItem } from './navigation';
import { PersonMenu } from './person-menu';

export type Role = 'clinician' | 'analyst' | 'administrator';

const rank: Record<Role, number> = { clinician: 0, analyst: 1, administrator: 2 };

const places: readonly (NavigationItem & { readonly from: Role })[] = [
  { href: '/patients', label: 'Patients', from: 'clinician' },
  { href: '/models', label: 'Models', from: 'clinician' },
  { href: '/cohorts', label: 'Cohorts', from: 'analyst' },
  { href: '/runs', label: 'Runs', from: 'analyst' },
  { href: '/reports/verify', label: 'Verify', from: 'clinician' },
  { href: '/people', label: 'People', from: 'administrator' },
  { href: '/audit', label: 'Audit', from: 'administrator' },
  { href: '/about', label: 'About', from: 'clinician' },
];

/** The places a role may go, in the order of the bar. */
export function placesFor(role: Role): NavigationItem[] {
  return places.filter((place) => rank[place.from] <= rank[role]).map(({ href, label }) => ({ href, label }));
}

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
        className="sr-only z-50 rounded-control bg-accent px-4 py-2 text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
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
