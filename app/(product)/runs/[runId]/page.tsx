import { runView } from '@/app/api/runs/run-view';
import { orNotFound } from '@/app/components/or-not-found';
import { SimulatedNotice } from '@/app/components/simulated-notice';
import { titleBy } from '@/app/components/title-by';
import { requireUser } from '@/lib/auth/require-user';
import { getApplication } from '@/lib/open-application';
import { getCohort } from '@/lib/services/get-cohort';
import { getRun } from '@/lib/services/get-run';
import type { Metadata } from 'next';
import { cache } from 'react';
import { lossNames } from '@/lib/loss-names';
import { LiveRun } from './live-run';
import { RunResult } from './run-result';

interface RunPageProps {
  readonly params: Promise<{ runId: string }>;
}

/** Asked once a page, by its title and by itself. */
const load = cache(async (runId: string) => {
  await requireUser('analyst');
  return orNotFound(getRun(await getApplication(), { runId }));
});

export async function generateMetadata({ params }: RunPageProps): Promise<Metadata> {
  return titleBy(load((await params).runId), ({ run }) => `${lossNames[run.config.loss]} on ${run.cohortName}`);
}

/** A run while it goes on, and what came of it. */
export default async function RunPage({ params }: RunPageProps) {
  const { runId } = await params;
  const details = await load(runId);
  const { cohort } = await getCohort(await getApplication(), { cohortId: details.run.cohortId });
  const { modelId } = details.run;
  return (
    <>
      <SimulatedNotice simulatedFrom={cohort.simulatedFrom} />
      <LiveRun initial={runView(details)}>{modelId === null ? null : <RunResult modelId={modelId} />}</LiveRun>
    </>
  );
}
