'use client';

import Link from 'next/link';
import { usePathname, useSearchParams } from 'next/navigation';
import { Segmented } from '@/app/components/segmented';
import { isOfOnePart, sections, type SectionName } from './sections';

interface PageNavigationProps {
  readonly section: SectionName;
  readonly part: 'outOfFold' | 'holdout';
  readonly hasHoldout: boolean;
}

const explanation = {
  outOfFold: 'Every patient judged only by networks that never saw that patient.',
  holdout: 'Patients kept from every network, judged once, at the end.',
};

/** The parts of the page, and of the cohort; what else the address holds, such as a threshold, is carried along, a problem told once. */
export function PageNavigation({ section, part, hasHoldout }: PageNavigationProps) {
  const path = usePathname();
  const parameters = useSearchParams();
  const hrefWith = (name: string, value: string | null) => {
    const next = new URLSearchParams(parameters);
    if (value === null) next.delete(name);
    else next.set(name, value);
    for (const told of ['problem', 'recalibration']) next.delete(told);
    return `${path}?${next.toString()}`;
  };
  return (
    <div className="no-print mb-5 grid gap-3">
      <nav aria-label="Parts of this page" className="border-b border-rule">
        <ul className="flex flex-wrap gap-x-1">
          {sections.map(({ value, label }) => (
            <li key={value}>
              <Link
                href={hrefWith('section', value === 'overview' ? null : value)}
                aria-current={value === section ? 'page' : undefined}
                scroll={false}
                className={`block border-b-2 px-2.5 py-2 whitespace-nowrap sm:px-3 focus-visible:-outline-offset-2 ${value === section ? 'border-accent font-medium text-ink' : 'border-transparent text-soft hover:text-ink'}`}
              >
                {label}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {isOfOnePart(section) && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Segmented
            label="Part of the cohort"
            value={part}
            segments={[
              { value: 'outOfFold', label: 'Out of fold', href: hrefWith('part', null) },
              {
                value: 'holdout',
                label: 'Holdout',
                href: hrefWith('part', 'holdout'),
                disabled: !hasHoldout,
                title: hasHoldout ? undefined : 'This model kept no holdout',
              },
            ]}
          />
          <p className="text-[13px] text-soft">{explanation[part]}</p>
        </div>
      )}
    </div>
  );
}
