import type { Metadata } from 'next';
import { Card } from '@/app/components/card';
import { EmptyState } from '@/app/components/empty-state';
import { modelOfCohort } from '@/app/components/model-choice';
import { ModelSelectForm } from '@/app/components/model-select-form';
import { orNotFound } from '@/app/components/or-not-found';
import { PageHeader } from '@/app/components/page-header';
import { readParameter, type SearchParameters } from '@/app/components/read-parameter';
import { WithdrawnNotice } from '@/app/components/withdrawn-notice';
import { requireUser } from '@/lib/auth/require-user';
import { getApplication } from '@/lib/open-application';
import { getBlankPatient } from '@/lib/services/get-blank-patient';
import { BatchBoard } from './batch-board';

export const metadata: Metadata = { title: 'Score a file' };

/** Many new patients at once, from a CSV; judged in the browser, nothing stored. */
export default async function BatchPage({ searchParams }: { searchParams: Promise<SearchParameters> }) {
  const user = await requireUser();
  const modelId = readParameter(await searchParams, 'model');
  const publishedOnly = user.role === 'clinician';
  const { choices, withdrawn, blank } = await orNotFound(
    getBlankPatient(await getApplication(), { modelId, publishedOnly }),
  );
  if (blank === null) {
    return (
      <>
        <PageHeader title="Score a file" />
        <Card>
          <EmptyState title="No model to judge by yet.">
            A file can be scored once a model has been published.
          </EmptyState>
        </Card>
      </>
    );
  }
  const { model, trained } = blank.judged;
  return (
    <>
      <PageHeader
        title="Score a file"
        crumbs={[{ label: 'Patients', href: '/patients' }]}
        actions={<ModelSelectForm action="/patients/batch" options={choices.map(modelOfCohort)} modelId={model.id} />}
      >
        One risk for every patient of a CSV file: that they {blank.cohort.outcome.positiveMeans}.
      </PageHeader>
      <WithdrawnNotice withdrawn={withdrawn} />
      <BatchBoard key={model.id} modelId={model.id} threshold={model.threshold} features={trained.features} />
    </>
  );
}
