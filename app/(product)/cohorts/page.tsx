import { Badge } from '@/app/components/badge';
import { Button } from '@/app/components/button';
import { Card } from '@/app/components/card';
import { DataTable, type Column } from '@/app/components/data-table';
import { EmptyState } from '@/app/components/empty-state';
import { PageHeader } from '@/app/components/page-header';
import { TableLink } from '@/app/components/table-link';
import { requireUser } from '@/lib/auth/require-user';
import { formatCount, formatDate, formatShare } from '@/lib/format';
import { getApplication } from '@/lib/open-application';
import { listCohorts } from '@/lib/services/list-cohorts';
import type { Metadata } from 'next';
import { DemoCohortButton } from './demo-cohort-button';

export const metadata: Metadata = { title: 'Cohorts' };

type Cohort = Awaited<ReturnType<typeof listCohorts>>[number];

const columns: Column<Cohort>[] = [
  { key: 'name', header: 'Cohort', cell: (cohort) => <CohortName cohort={cohort} /> },
  { key: 'outcome', header: 'Positive means', cell: (cohort) => cohort.outcome.positiveMeans },
  { key: 'patients', header: 'Patients', align: 'right', cell: (cohort) => formatCount(cohort.nPatients) },
  {
    key: 'positive',
    header: 'Positive',
    align: 'right',
    cell: (cohort) => formatShare(cohort.nEvents / cohort.nPatients, 1),
  },
  { key: 'imported', header: 'Imported', align: 'right', cell: (cohort) => formatDate(cohort.createdAt) },
];

/** Every cohort there is, newest first. */
export default async function CohortsPage() {
  await requireUser('analyst');
  const cohorts = await listCohorts(await getApplication());
  const importButton = (
    <Button variant="primary" href="/cohorts/import">
      Import a cohort
    </Button>
  );
  const hasDemo = cohorts.some((cohort) => cohort.simulatedFrom !== null);
  const actions = (
    <>
      {!hasDemo && <DemoCohortButton />}
      {importButton}
    </>
  );
  return (
    <>
      <PageHeader title="Cohorts" actions={cohorts.length === 0 ? undefined : actions}>
        Patients with a known outcome, to train on.
      </PageHeader>
      <Card padded={false}>
        {cohorts.length === 0 ? (
          <EmptyState title="No cohort yet." actions={actions}>
            Import a CSV file of your own, or look around with simulated patients first.
          </EmptyState>
        ) : (
          <DataTable caption="Cohorts" columns={columns} rows={cohorts} rowKey={(cohort) => cohort.id} />
        )}
      </Card>
    </>
  );
}

function CohortName({ cohort }: { cohort: Cohort }) {
  return (
    <span className="flex flex-wrap items-center gap-2">
      <TableLink href={`/cohorts/${cohort.id}`}>{cohort.name}</TableLink>
      {cohort.simulatedFrom !== null && <Badge tone="warning">simulated</Badge>}
    </span>
  );
}
