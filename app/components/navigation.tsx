'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { Place } from './places';
import { useDisclosure } from './use-disclosure';

/** The places: a row on a desk, a menu on a phone. */
export function Navigation({ items }: { items: readonly Place[] }) {
  const pathname = usePathname();
  const { open, toggle, close, holder } = useDisclosure();
  // the longest that fits: /patients/new is a place of its own under /patients
  const here = items
    .filter(({ href }) => pathname === href || pathname.startsWith(`${href}/`))
    .sort((a, b) => b.href.length - a.href.length)[0];
  const isHere = (href: string) => href === here?.href;
  return (
    <div ref={holder} className="min-w-0 flex-1">
      <nav aria-label="Main" className="hidden h-[54px] items-stretch gap-1 xl:flex">
        {items.map((item) => (
          <Link
            key={item.href}
            href={item.href}
            aria-current={isHere(item.href) ? 'page' : undefined}
            className="flex items-center border-b-2 border-transparent px-2.5 pt-0.5 text-soft hover:text-ink aria-[current=page]:border-accent aria-[current=page]:text-ink"
          >
            {item.label}
          </Link>
        ))}
      </nav>
      <button
        type="button"
        aria-expanded={open}
        aria-controls="places"
        onClick={toggle}
        className="ml-auto flex min-h-[38px] items-center gap-2 rounded-control border border-edge/50 px-3 xl:hidden"
      >
        <svg
          viewBox="0 0 16 16"
          aria-hidden="true"
          className="size-4 stroke-current"
          strokeWidth="1.6"
          strokeLinecap="round"
        >
          <path d="M2 4h12M2 8h12M2 12h12" />
        </svg>
        {here?.label ?? 'Menu'}
      </button>
      {open && (
        <nav
          id="places"
          aria-label="Main"
          className="absolute inset-x-3 top-[60px] rounded-card border border-rule bg-panel p-2 shadow-raised xl:hidden"
        >
          {items.map((item) => (
            <Link
              key={item.href}
              href={item.href}
              onClick={close}
              aria-current={isHere(item.href) ? 'page' : undefined}
              className="block rounded-control px-3 py-2.5 aria-[current=page]:bg-accent-soft aria-[current=page]:font-medium"
            >
              {item.label}
            </Link>
          ))}
        </nav>
      )}
    </div>
  );
}
