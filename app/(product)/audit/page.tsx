import { Card } from '@/app/components/card';
import { DataTable, type Column } from '@/app/components/data-table';
import { PageHeader } from '@/app/components/page-header';
import { Pagination } from '@/app/components/pagination';
import { TableLink } from '@/app/components/table-link';
import { requireUser } from '@/lib/auth/require-user';
import { formatDateTime } from '@/lib/format';
import { getApplication } from '@/lib/open-application';
import { listAuditEvents } from '@/lib/services/list-audit-events';
import type { Metadata } from 'next';
import { Suspense } from 'react';
import { eventWords } from './event-words';
import { TrailVerdict, TrailVerdictPending } from './trail-verdict';

export const metadata: Metadata = { title: 'Audit trail' };

const pageSize = 50;

type AuditEvent = Awaited<ReturnType<typeof listAuditEvents>>['events'][number];

const columns: Column<AuditEvent>[] = [
  {
    key: 'at',
    header: 'When',
    cell: (event) => <time dateTime={event.at.toISOString()}>{formatDateTime(event.at)}</time>,
    className: 'whitespace-nowrap',
  },
  { key: 'actor', header: 'Who', cell: (event) => event.actor, className: 'break-all' },
  { key: 'action', header: 'What', cell: (event) => <span className="font-medium">{eventWords(event).what}</span> },
  { key: 'subject', header: 'On what', cell: (event) => <Subject event={event} /> },
  {
    key: 'hash',
    header: 'Hash',
    cell: (event) => (
      <code className="text-[12px] text-soft" title={event.hash}>
        {event.hash.slice(0, 10)}
      </code>
    ),
  },
];

/** Who did what, newest first, and whether anybody tampered with it. */
export default async function AuditPage({ searchParams }: { searchParams: Promise<{ page?: string | string[] }> }) {
  await requireUser('administrator');
  const page = Math.max(1, Math.trunc(Number((await searchParams).page)) || 1);
  const { events, total } = await listAuditEvents(await getApplication(), {
    limit: pageSize,
    offset: (page - 1) * pageSize,
  });
  return (
    <>
      <PageHeader title="Audit trail">
        Who did what, newest first. Each event carries the hash of the one before it, so that a change leaves a mark.
      </PageHeader>
      <Suspense fallback={<TrailVerdictPending />}>
        <TrailVerdict />
      </Suspense>
      <Card padded={false}>
        <DataTable caption="Audit events" columns={columns} rows={events} rowKey={(event) => String(event.id)} />
        <Pagination
          page={page}
          pageSize={pageSize}
          total={total}
          noun="event"
          hrefOf={(next) => `/audit?page=${next}`}
        />
      </Card>
    </>
  );
}

function Subject({ event }: { event: AuditEvent }) {
  const { action, subject, details } = event;
  const { onWhat, href } = eventWords(event);
  return (
    <div className="min-w-0">
      <p className="break-words">{href === null ? onWhat : <TableLink href={href}>{onWhat}</TableLink>}</p>
      <details className="text-[12.5px] text-soft">
        <summary className="w-fit">Details</summary>
        <pre className="mt-1 max-w-[60ch] font-mono break-all whitespace-pre-wrap">
          {JSON.stringify({ action, subject, ...details }, null, 2)}
        </pre>
      </details>
    </div>
  );
}
