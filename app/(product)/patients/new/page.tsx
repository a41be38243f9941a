import type { Metadata } from 'next';
import { Button } from '@/app/components/button';
import { Card } from '@/app/components/card';
import { curveViews } from '@/app/components/curves/curve-set';
import { EmptyState } from '@/app/components/empty-state';
import { modelOfCohort } from '@/app/components/model-choice';
import { ModelSelectForm } from '@/app/components/model-select-form';
import { orNotFound } from '@/app/components/or-not-found';
import { PageHeader } from '@/app/components/page-header';
import { readAll, readParameter, type SearchParameters } from '@/app/components/read-parameter';
import { SimulatedNotice } from '@/app/components/simulated-notice';
import { WithdrawnNotice } from '@/app/components/withdrawn-notice';
import { readView } from '@/app/components/views';
import { changeParameter } from '@/app/components/what-if/changes-address';
import { requireUser } from '@/lib/auth/require-user';
import { getApplication } from '@/lib/open-application';
import { getBlankPatient } from '@/lib/services/get-blank-patient';
import { notOfTheCohort, viewOf } from '../[patientId]/patient-view';
import { EntryBoard } from '../entry-form/entry-board';

export const metadata: Metadata = { title: 'New patient' };

/** Somebody who is not in the cohort: values typed in, the risk at once, stored only where wanted. */
export default async function NewPatientPage({ searchParams }: { searchParams: Promise<SearchParameters> }) {
  const user = await requireUser();
  const parameters = await searchParams;
  const modelId = readParameter(parameters, 'model');
  const publishedOnly = user.role === 'clinician';
  const { choices, withdrawn, blank } = await orNotFound(
    getBlankPatient(await getApplication(), { modelId, publishedOnly }),
  );
  if (blank === null) return <NoModel publishedOnly={publishedOnly} />;
  const { cohort, judged } = blank;
  return (
    <>
      <PageHeader
        title="New patient"
        crumbs={[{ label: 'Patients', href: '/patients' }]}
        actions={
          <>
            <ModelSelectForm action="/patients/new" options={choices.map(modelOfCohort)} modelId={judged.model.id} />
            <Button href="/patients/batch">Score a file</Button>
          </>
        }
      >
        The risk that patients {cohort.outcome.positiveMeans}, by a model trained on {cohort.name}.
      </PageHeader>
      <SimulatedNotice simulatedFrom={cohort.simulatedFrom} />
      <WithdrawnNotice withdrawn={withdrawn} />
      <EntryBoard
        key={judged.model.id}
        blank={viewOf({ patient: notOfTheCohort, cohort }, judged)}
        initialCurveView={readView(curveViews, parameters.view)}
        initialValues={readAll(parameters, changeParameter)}
        saved={null}
      />
    </>
  );
}

function NoModel({ publishedOnly }: { publishedOnly: boolean }) {
  return (
    <>
      <PageHeader title="New patient" />
      <Card>
        <EmptyState title="No model to judge by yet.">
          {publishedOnly
            ? 'A patient can be entered once an analyst has published a model.'
            : 'A patient can be entered once a model is trained: start a run on a cohort.'}
        </EmptyState>
      </Card>
    </>
  );
}
