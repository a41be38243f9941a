import type { Metadata } from 'next';
import { NothingHere } from './components/nothing-here';

export const metadata: Metadata = { title: 'Not found' };

/** Outside of the product's frame: an address that no page has. */
export default function NotFoundPage() {
  return (
    <main className="mx-auto max-w-[720px] px-4 py-16">
      <NothingHere />
    </main>
  );
}
