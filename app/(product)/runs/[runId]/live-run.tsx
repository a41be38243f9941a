'use client';

import { isLive, type RunView } from '@/app/api/runs/run-view';
import { Notice } from '@/app/components/notice';
import { PageHeader } from '@/app/components/page-header';
import type { ReactNode } from 'react';
import { StateBadge } from '../state-badge';
import { lossNames } from '@/lib/loss-names';
import { RunActions } from './run-actions';
import { RunCourse } from './run-course';
import { RunEnd } from './run-end';
import { RunFacts } from './run-facts';
import { RunProgressCard } from './run-progress-card';
import { useRun } from './use-run';

/** The run page: all of it answers to what the server sends. `children` is what came of the run. */
export function LiveRun({ initial, children }: { initial: RunView; children: ReactNode }) {
  const { run, connected } = useRun(initial);
  const live = isLive(run.state);
  return (
    <>
      <PageHeader
        crumbs={[
          { label: 'Runs', href: '/runs' },
          { label: run.cohortName, href: `/cohorts/${run.cohortId}` },
        ]}
        title={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            {lossNames[run.config.loss]} on {run.cohortName}
            <StateBadge state={run.state} />
          </span>
        }
        actions={<RunActions run={run} />}
      />
      {live && !connected && (
        <Notice tone="warning" className="mb-4" title="The connection to the server is down.">
          <p>This page catches up as soon as the server answers; finished members of the run are kept.</p>
        </Notice>
      )}
      {live && run.waiting !== null && (
        <Notice tone="warning" className="mb-4" title="Nothing will become of this run as things stand.">
          <p className="break-words">{run.waiting.charAt(0).toUpperCase() + run.waiting.slice(1)}.</p>
        </Notice>
      )}
      {live ? <RunProgressCard run={run} /> : <RunEnd run={run}>{children}</RunEnd>}
      <RunCourse run={run} />
      <RunFacts run={run} />
    </>
  );
}
