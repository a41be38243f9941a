import Link from 'next/link';
import type { ReactNode } from 'react';

/** The name of a record in a table: leads to its page. */
export function TableLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} className="font-semibold text-accent hover:underline">
      {children}
    </Link>
  );
}
