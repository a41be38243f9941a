import { Button } from '@/app/components/button';
import { Card } from '@/app/components/card';
import { EmptyState } from '@/app/components/empty-state';
import { PageHeader } from '@/app/components/page-header';
import { requireUser } from '@/lib/auth/require-user';
import { getApplication } from '@/lib/open-application';
import { getRun } from '@/lib/services/get-run';
import { listCohorts } from '@/lib/services/list-cohorts';
import type { Metadata } from 'next';
import { fieldsOf } from './run-fields';
import { RunForm } from './run-form';

export const metadata: Metadata = { title: 'Start a run' };

interface Props {
  /** `cohort`: chosen beforehand; `like`: the run whose settings to begin with. */
  readonly searchParams: Promise<{ cohort?: string | string[]; like?: string | string[] }>;
}

/** What to train, on which cohort. */
export default async function NewRunPage({ searchParams }: Props) {
  await requireUser('analyst');
  const { cohort, like } = await searchParams;
  const app = await getApplication();
  const cohorts = await listCohorts(app, { limit: 500 });
  const model = typeof like === 'string' ? await getRun(app, { runId: like }).catch(() => null) : null;
  const wanted = model?.run.cohortId ?? cohort;
  const chosen = cohorts.find(({ id }) => id === wanted) ?? cohorts[0];
  return (
    <>
      <PageHeader title="Start a run" crumbs={[{ label: 'Runs', href: '/runs' }]}>
        Trains in the background; the page that follows shows how far it is.
      </PageHeader>
      {chosen === undefined ? (
        <Card>
          <EmptyState
            title="There is no cohort to train on yet."
            actions={
              <Button variant="primary" href="/cohorts/import">
                Import a cohort
              </Button>
            }
          />
        </Card>
      ) : (
        <RunForm
          cohorts={cohorts.map(({ id, name, nPatients, nEvents }) => ({ id, name, nPatients, nEvents }))}
          initial={fieldsOf(chosen.id, model?.run.config)}
        />
      )}
    </>
  );
}
