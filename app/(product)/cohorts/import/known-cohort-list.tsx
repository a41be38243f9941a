'use client';

import { Button } from '@/app/components/button';
import { Card } from '@/app/components/card';
import { Notice } from '@/app/components/notice';
import { request } from '@/app/forms/request';
import { useSubmit } from '@/app/forms/use-submit';
import { formatCount } from '@/lib/format';
import type { ListedKnownCohort } from '@/lib/services/list-known-cohorts';
import { useState } from 'react';
import type { Upload } from './upload';

interface KnownCohortListProps {
  readonly cohorts: readonly ListedKnownCohort[];
  readonly onRead: (upload: Upload) => void;
}

/** Public cohorts whose units, words and marks are known: to be imported where the file is at hand, else how to get it. */
export function KnownCohortList({ cohorts, onRead }: KnownCohortListProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  const { submit, pending, error } = useSubmit(async (key: string) => {
    setChosen(key);
    onRead(await request<Upload>('/api/cohorts/known', { body: { key } }));
  });
  return (
    <Card
      title="Known cohorts"
      description="Public cohorts to try things on; their units, missing marks and outcome words come along."
      padded={false}
    >
      {error !== null && (
        <Notice tone="error" className="mx-4 mb-3 sm:mx-5" title="This cohort was not read.">
          <p>{error}</p>
        </Notice>
      )}
      <ul className="divide-y divide-rule border-t border-rule">
        {cohorts.map((cohort) => (
          <li key={cohort.key} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 sm:px-5">
            <div className="min-w-0 flex-1 basis-72">
              <p className="font-medium">{cohort.title}</p>
              <p className="text-[12.5px] text-soft">
                {formatCount(cohort.nPatients, 'row')}, {formatCount(cohort.nEvents)} who {cohort.positiveMeans} ·{' '}
                {cohort.source} · licence: {cohort.licence}
              </p>
            </div>
            {cohort.present ? (
              <Button disabled={pending} aria-label={`Import ${cohort.title}`} onClick={() => void submit(cohort.key)}>
                {pending && chosen === cohort.key ? 'Reading…' : 'Import'}
              </Button>
            ) : (
              <p className="text-[12.5px] text-soft">
                not here yet: <code className="whitespace-nowrap">riskcurve data fetch {cohort.key}</code>
              </p>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
