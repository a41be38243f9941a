import type { ReactNode } from 'react';
import { sections, type SectionId } from './section-list';

interface SectionProps {
  readonly id: SectionId;
  /** Stands beside the text on a desk and below it on a phone. */
  readonly plots?: ReactNode;
  /** Full width, below both. */
  readonly below?: ReactNode;
  readonly children: ReactNode;
}

/** Text of a comfortable width with its plots beside it. */
export function Section({ id, plots, below, children }: SectionProps) {
  const { title } = sections.find((section) => section.id === id)!;
  return (
    <section aria-labelledby={id} className="border-t border-rule py-7">
      <h2 id={id} className="scroll-mt-[118px] text-[18px] leading-6 font-semibold tracking-[-0.01em]">
        {title}
      </h2>
      <div
        className={`mt-2 grid items-start gap-x-8 gap-y-5 ${plots === undefined ? '' : 'xl:grid-cols-[minmax(0,1fr)_minmax(0,724px)]'}`}
      >
        <div className="max-w-[72ch] min-w-0 space-y-3 leading-[1.6]">{children}</div>
        {plots !== undefined && <div className="grid min-w-0 gap-4 sm:grid-cols-2">{plots}</div>}
      </div>
      {below !== undefined && <div className="mt-5">{below}</div>}
    </section>
  );
}
