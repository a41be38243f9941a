import { PageHeader } from '@/app/components/page-header';
import { requireUser } from '@/lib/auth/require-user';
import { limits } from '@/lib/cohort/limits';
import { getApplication } from '@/lib/open-application';
import { listKnownCohorts } from '@/lib/services/list-known-cohorts';
import type { Metadata } from 'next';
import { ImportFlow } from './import-flow';

export const metadata: Metadata = { title: 'Import a cohort' };

/** From a CSV file to a cohort, in three steps. */
export default async function ImportPage() {
  await requireUser('analyst');
  const known = await listKnownCohorts(await getApplication());
  return (
    <>
      <PageHeader title="Import a cohort" crumbs={[{ label: 'Cohorts', href: '/cohorts' }]}>
        One row per patient, one column per feature, one column with the known outcome. Nothing is stored before the
        last step.
      </PageHeader>
      <ImportFlow maxBytes={limits.maxBytes} known={known} />
    </>
  );
}
