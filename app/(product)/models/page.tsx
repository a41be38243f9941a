import type { Metadata } from 'next';
import { Button } from '@/app/components/button';
import { Card } from '@/app/components/card';
import { EmptyState } from '@/app/components/empty-state';
import { PageHeader } from '@/app/components/page-header';
import { Pagination } from '@/app/components/pagination';
import { addressOf, readParameter, type SearchParameters } from '@/app/components/read-parameter';
import { requireUser } from '@/lib/auth/require-user';
import { getApplication } from '@/lib/open-application';
import { listModelRecords } from '@/lib/services/list-model-records';
import { ModelTable } from './model-table';

export const metadata: Metadata = { title: 'Models' };

const pageSize = 25;

/** Every model that this person may see, newest first. */
export default async function ModelsPage({ searchParams }: { searchParams: Promise<SearchParameters> }) {
  const user = await requireUser();
  const page = Math.max(1, Math.trunc(Number(readParameter(await searchParams, 'page') ?? 1)) || 1);
  const publishedOnly = user.role === 'clinician';
  const { models, total } = await listModelRecords(await getApplication(), {
    publishedOnly,
    limit: pageSize,
    offset: (page - 1) * pageSize,
  });
  return (
    <>
      <PageHeader
        title="Models"
        actions={
          !publishedOnly && (
            <Button variant="primary" href="/runs/new">
              Start a run
            </Button>
          )
        }
      >
        {publishedOnly
          ? 'The models that are in use. Each is unchangeable: its version is the hash of everything it consists of.'
          : 'Each model is unchangeable: its version is the hash of everything it consists of. Clinicians see the published ones.'}
      </PageHeader>
      <Card padded={false}>
        {models.length === 0 ? (
          <NoModels publishedOnly={publishedOnly} />
        ) : (
          <>
            <ModelTable models={models} />
            <Pagination
              page={page}
              pageSize={pageSize}
              total={total}
              noun="model"
              hrefOf={(other) => addressOf('/models', { page: other })}
            />
          </>
        )}
      </Card>
    </>
  );
}

function NoModels({ publishedOnly }: { publishedOnly: boolean }) {
  if (publishedOnly)
    return <EmptyState title="No model is published yet.">An analyst trains, checks and publishes one.</EmptyState>;
  return (
    <EmptyState
      title="No model yet."
      actions={
        <Button variant="primary" href="/runs/new">
          Start a run
        </Button>
      }
    >
      A run trains an ensemble of networks on a cohort; what it yields stands here.
    </EmptyState>
  );
}
