import { Button } from '@/app/components/button';
import { PageHeader } from '@/app/components/page-header';
import { SimulatedNotice } from '@/app/components/simulated-notice';
import { requireUser } from '@/lib/auth/require-user';
import { RiskcurveError } from '@/lib/errors';
import { formatCount } from '@/lib/format';
import { getApplication } from '@/lib/open-application';
import { describeCohort } from '@/lib/services/describe-cohort';
import { listModels } from '@/lib/services/list-models';
import { listRuns } from '@/lib/services/list-runs';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CohortModels, CohortRuns } from './cohort-lists';
import { CohortOutcome } from './cohort-outcome';
import { FeatureTable } from './feature-table';
import { LeftOut } from './left-out';

export const metadata: Metadata = { title: 'Cohort' };

/** What is in a cohort, and what was made of it. */
export default async function CohortPage({ params }: { params: Promise<{ cohortId: string }> }) {
  await requireUser('analyst');
  const { cohortId } = await params;
  const app = await getApplication();
  const { cohort, features } = await describeCohort(app, { cohortId }).catch((error: unknown) => {
    if (error instanceof RiskcurveError && error.kind === 'not-found') notFound();
    throw error;
  });
  const [runs, models] = await Promise.all([listRuns(app, { cohortId }), listModels(app, { cohortId })]);
  return (
    <>
      <PageHeader
        title={cohort.name}
        crumbs={[{ label: 'Cohorts', href: '/cohorts' }]}
        actions={
          <Button variant="primary" href={`/runs/new?cohort=${cohort.id}`}>
            Train on it
          </Button>
        }
      >
        {formatCount(cohort.nPatients, 'patient')}, {formatCount(features.length, 'feature')}
      </PageHeader>
      <SimulatedNotice simulatedFrom={cohort.simulatedFrom} />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(300px,1fr)_2fr]">
        <CohortOutcome cohort={cohort} />
        <div className="grid min-w-0 gap-4">
          <CohortModels models={models} />
          <CohortRuns runs={runs} />
        </div>
        <div className="grid min-w-0 gap-4 lg:col-span-2">
          <FeatureTable features={features} />
          <LeftOut columns={cohort.leftOut} />
        </div>
      </div>
    </>
  );
}
