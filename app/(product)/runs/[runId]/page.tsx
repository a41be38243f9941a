import { runView } from '@/app/api/runs/run-view';
import { SimulatedNotice } from '@/app/components/simulated-notice';
import { requireUser } from '@/lib/auth/require-user';
import { RiskcurveError } from '@/lib/errors';
import { getApplication } from '@/lib/open-application';
import { getCohort } from '@/lib/services/get-cohort';
import { getRun } from '@/lib/services/get-run';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LiveRun } from './live-run';
import { RunResult } from './run-result';

export const metadata: Metadata = { title: 'Run' };

/** A run while it goes on, and what came of it. */
export default async function RunPage({ params }: { params: Promise<{ runId: string }> }) {
  await requireUser('analyst');
  const { runId } = await params;
  const app = await getApplication();
  const details = await getRun(app, { runId }).catch((error: unknown) => {
    if (error instanceof RiskcurveError && error.kind === 'not-found') notFound();
    throw error;
  });
  const { cohort } = await getCohort(app, { cohortId: details.run.cohortId });
  const { modelId } = details.run;
  return (
    <>
      <SimulatedNotice simulatedFrom={cohort.simulatedFrom} />
      <LiveRun initial={runView(details)}>{modelId === null ? null : <RunResult modelId={modelId} />}</LiveRun>
    </>
  );
}
