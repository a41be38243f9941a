import { isLive } from '@/app/api/runs/run-view';
import { Button } from '@/app/components/button';
import { Card } from '@/app/components/card';
import { DataTable, type Column } from '@/app/components/data-table';
import { EmptyState } from '@/app/components/empty-state';
import { PageHeader } from '@/app/components/page-header';
import { TableLink } from '@/app/components/table-link';
import { requireUser } from '@/lib/auth/require-user';
import { formatCount, formatDateTime, formatDuration } from '@/lib/format';
import { getApplication } from '@/lib/open-application';
import { listRuns } from '@/lib/services/list-runs';
import type { Metadata } from 'next';
import { StateBadge } from './state-badge';
import { lossNames } from '@/lib/loss-names';

export const metadata: Metadata = { title: 'Runs' };

type ListedRun = Awaited<ReturnType<typeof listRuns>>[number];

const columns: Column<ListedRun>[] = [
  {
    key: 'cohort',
    header: 'Cohort',
    cell: (run) => <TableLink href={`/runs/${run.id}`}>{run.cohortName}</TableLink>,
  },
  { key: 'loss', header: 'Loss', cell: (run) => lossNames[run.config.loss] },
  {
    key: 'state',
    header: 'State',
    cell: (run) => <StateBadge state={run.state} />,
  },
  {
    key: 'members',
    header: 'Members',
    align: 'right',
    cell: (run) => `${formatCount(run.membersDone)} of ${formatCount(run.members)}`,
  },
  { key: 'took', header: 'Took', align: 'right', cell: took },
  { key: 'started', header: 'Started', align: 'right', cell: (run) => formatDateTime(run.createdAt) },
];

/** Every training attempt, newest first. */
export default async function RunsPage() {
  await requireUser('analyst');
  const runs = await listRuns(await getApplication());
  const start = (
    <Button variant="primary" href="/runs/new">
      Start a run
    </Button>
  );
  return (
    <>
      <PageHeader title="Runs" actions={start}>
        One run trains an ensemble on a cohort and judges every patient by the members that never saw that patient.
      </PageHeader>
      <Card padded={false}>
        {runs.length === 0 ? (
          <EmptyState title="No run yet." actions={start}>
            Choose a cohort; the defaults are good ones.
          </EmptyState>
        ) : (
          <DataTable caption="Runs" columns={columns} rows={runs} rowKey={(run) => run.id} />
        )}
      </Card>
    </>
  );
}

function took(run: ListedRun): string {
  if (isLive(run.state)) return 'under way';
  if (run.startedAt === null || run.endedAt === null) return '–';
  return formatDuration((run.endedAt.getTime() - run.startedAt.getTime()) / 1000);
}
