import { allOperations } from '@/app/api/v1/all-operations';
import { tags } from '@/app/api/v1/operation';
import { Button } from '@/app/components/button';
import { Card } from '@/app/components/card';
import { PageHeader } from '@/app/components/page-header';
import { requireUser } from '@/lib/auth/require-user';
import { getApplication } from '@/lib/open-application';
import type { Metadata } from 'next';
import { GettingStarted } from './getting-started';
import { OperationEntry } from './operation-entry';

export const metadata: Metadata = { title: 'API' };

/** The API for people: what the OpenAPI document says, with lines to copy. */
export default async function ApiPage() {
  await requireUser();
  const { environment } = await getApplication();
  const address = (environment.publicUrl ?? `http://localhost:${environment.port}`).replace(/\/+$/, '');
  return (
    <>
      <PageHeader
        title="API"
        actions={
          <>
            <Button href="/api/v1/openapi.json">OpenAPI document</Button>
            <Button href="/tokens" variant="primary">
              API tokens
            </Button>
          </>
        }
      >
        What the pages do, for programs: import a cohort, train, compare, publish, score patients, export reports. A
        token can do no more than the person who made it.
      </PageHeader>
      <GettingStarted address={address} />
      {tags.map((tag) => (
        <Card key={tag} title={tag} padded={false} className="mt-5">
          {allOperations
            .filter((operation) => operation.tag === tag)
            .map((operation) => (
              <OperationEntry key={operation.id} operation={operation} address={address} />
            ))}
        </Card>
      ))}
    </>
  );
}
