import { createElement, type ReactNode } from 'react';

/** A display formula; `spoken` says it in words to whoever cannot see it. */
export function Formula({ spoken, children }: { spoken: string; children: ReactNode }) {
  return (
    <div className="my-3 overflow-x-auto py-1 text-[16px] [&_mfrac]:mx-0.5 [&_mfrac>*]:px-0.5 [&_mfrac>*]:py-px [&_mtd]:py-1 [&_mtd]:pr-3 [&_mtd]:text-left">
      {createElement('math', { display: 'block', 'aria-label': spoken, className: 'text-left' }, children)}
    </div>
  );
}
