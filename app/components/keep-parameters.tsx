'use client';

import { useSearchParams } from 'next/navigation';

/** Hidden fields that carry parameters of the present address through a form: also those that the page itself has set since. */
export function KeepParameters({ names }: { names: readonly string[] }) {
  const parameters = useSearchParams();
  return names.flatMap((name) =>
    parameters.getAll(name).map((value) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />),
  );
}
