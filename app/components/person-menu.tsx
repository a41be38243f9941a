'use client';

import { signOut } from 'next-auth/react';
import Link from 'next/link';
import { ThemeChoice } from './theme-choice';
import { useDisclosure } from './use-disclosure';

/** Who is signed in, the theme, and the way out. */
export function PersonMenu({ name, email, role }: { name: string; email: string; role: string }) {
  const { open, toggle, close, holder } = useDisclosure();
  return (
    <div ref={holder} className="relative">
      <button
        type="button"
        aria-expanded={open}
        aria-controls="person-menu"
        aria-label={`Signed in as ${name}, ${role}`}
        onClick={toggle}
        className="flex min-h-[38px] items-center gap-2 rounded-full py-1 pr-1 pl-1 hover:bg-sparse sm:pl-3"
      >
        <span className="hidden text-right text-[12.5px] leading-4 sm:block">
          <span className="block max-w-40 truncate font-medium">{name}</span>
          <span className="block text-soft">{role}</span>
        </span>
        <span
          aria-hidden="true"
          className="flex size-8 items-center justify-center rounded-full bg-accent-soft text-[12px] font-semibold"
        >
          {initials(name)}
        </span>
      </button>
      {open && (
        <div
          id="person-menu"
          className="absolute right-0 mt-2 w-64 rounded-card border border-rule bg-panel p-4 shadow-raised"
        >
          <p className="truncate font-medium">{name}</p>
          <p className="truncate text-[13px] text-soft">{email}</p>
          <p className="text-[13px] text-soft">signed in as {role}</p>
          <div className="my-3 border-y border-rule py-3">
            <ThemeChoice />
          </div>
          <Link
            href="/tokens"
            onClick={close}
            className="mb-2 block w-full rounded-control px-3 py-2 text-center font-medium hover:bg-sparse"
          >
            API tokens
          </Link>
          <button
            type="button"
            onClick={() => void signOut({ callbackUrl: '/sign-in' })}
            className="w-full rounded-control border border-edge/50 px-3 py-2 font-medium hover:bg-sparse"
          >
            Sign out
          </button>
        </div>
      )}
    </div>
  );
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : words;
  return letters.map((word) => word?.[0]?.toUpperCase() ?? '').join('');
}
