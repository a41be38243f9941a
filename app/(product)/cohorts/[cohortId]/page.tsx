import { Button } from '@/app/components/button';
import { Card } from '@/app/components/card';
import { orNotFound } from '@/app/components/or-not-found';
import { PageHeader } from '@/app/components/page-header';
import { SampleSize } from '@/app/components/sample-size';
import { SimulatedNotice } from '@/app/components/simulated-notice';
import { titleBy } from '@/app/components/title-by';
import { requireUser } from '@/lib/auth/require-user';
import { cohortSampleSize, countedFeatures } from '@/lib/cohort/cohort-sample-size';
import { formatCount } from '@/lib/format';
import { getApplication } from '@/lib/open-application';
import { describeCohort } from '@/lib/services/describe-cohort';
import { listModels } from '@/lib/services/list-models';
import { listRuns } from '@/lib/services/list-runs';
import type { Metadata } from 'next';
import { cache } from 'react';
import { CohortModels, CohortRuns } from './cohort-lists';
import { CohortOutcome } from './cohort-outcome';
import { FeatureTable } from './feature-table';
import { LeftOut } from './left-out';

interface CohortPageProps {
  readonly params: Promise<{ cohortId: string }>;
}

/** Asked once a page, by its title and by itself. */
const load = cache(async (cohortId: string) => {
  await requireUser('analyst');
  return orNotFound(describeCohort(await getApplication(), { cohortId }));
});

export async function generateMetadata({ params }: CohortPageProps): Promise<Metadata> {
  return titleBy(load((await params).cohortId), ({ cohort }) => cohort.name);
}

/** What is in a cohort, and what was made of it. */
export default async function CohortPage({ params }: CohortPageProps) {
  const { cohortId } = await params;
  const { cohort, features } = await load(cohortId);
  const app = await getApplication();
  const [runs, models] = await Promise.all([listRuns(app, { cohortId }), listModels(app, { cohortId })]);
  const counted = countedFeatures(features.map(({ feature }) => feature));
  const size = cohortSampleSize(counted, cohort.nPatients, cohort.nEvents);
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
          {size !== null && (
            <Card title="Enough patients?">
              <SampleSize size={size} />
            </Card>
          )}
          <FeatureTable features={features} />
          <LeftOut columns={cohort.leftOut} />
        </div>
      </div>
    </>
  );
}
