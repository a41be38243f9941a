import type { Metadata } from 'next';
import { cache } from 'react';
import { Notice } from '@/app/components/notice';
import { orNotFound } from '@/app/components/or-not-found';
import { PageHeader } from '@/app/components/page-header';
import { addressOf, readAll, readParameter, type SearchParameters } from '@/app/components/read-parameter';
import { SimulatedNotice } from '@/app/components/simulated-notice';
import { WithdrawnNotice } from '@/app/components/withdrawn-notice';
import { titleBy } from '@/app/components/title-by';
import { readView } from '@/app/components/views';
import { changeParameter } from '@/app/components/what-if/changes-address';
import { requireUser } from '@/lib/auth/require-user';
import { getApplication } from '@/lib/open-application';
import { assessPatient, type AssessedPatient, type JudgedPatient } from '@/lib/services/assess-patient';
import { PatientActions } from './patient-actions';
import { PatientBoard } from './patient-board';
import { viewOf } from './patient-view';
import { patientViews } from './patient-views';

interface PatientPageProps {
  readonly params: Promise<{ patientId: string }>;
  readonly searchParams: Promise<SearchParameters>;
}

/** Asked once a page, by its title and by itself. */
const load = cache(async (patientId: string, modelId: string | undefined) => {
  const user = await requireUser();
  const publishedOnly = user.role === 'clinician';
  return orNotFound(assessPatient(await getApplication(), { patientId, modelId, publishedOnly }));
});

export async function generateMetadata({ params, searchParams }: PatientPageProps): Promise<Metadata> {
  const loaded = load((await params).patientId, readParameter(await searchParams, 'model'));
  return titleBy(loaded, ({ patient, cohort }) => `${patient.label}, ${cohort.name}`);
}

/** One patient: the risk and how sure it is, its place in the cohort, and a curve for every feature. */
export default async function PatientPage({ params, searchParams }: PatientPageProps) {
  const { patientId } = await params;
  const parameters = await searchParams;
  const modelId = readParameter(parameters, 'model');
  const assessed = await load(patientId, modelId);
  const { patient, cohort, judged, withdrawn } = assessed;
  const crumbs = [
    { label: 'Patients', href: '/patients' },
    { label: cohort.name, href: addressOf('/patients', { cohort: cohort.id }) },
  ];
  return (
    <>
      <PageHeader
        title={patient.label}
        crumbs={crumbs}
        actions={judged && <PatientActions {...actionsOf(assessed, judged)} />}
      />
      <SimulatedNotice simulatedFrom={cohort.simulatedFrom} />
      <WithdrawnNotice withdrawn={withdrawn} />
      {judged === null ? (
        <Notice title="No risk to show.">
          No model of this cohort is published now: an analyst trains and publishes one.
        </Notice>
      ) : (
        <PatientBoard
          key={judged.model.id}
          view={viewOf(assessed, judged)}
          initialView={readView(patientViews, parameters.view)}
          initialChanges={readAll(parameters, changeParameter)}
        />
      )}
    </>
  );
}

function actionsOf({ patient, choices }: AssessedPatient, judged: JudgedPatient) {
  return {
    ...{ base: `/patients/${patient.id}`, modelId: judged.model.id, choices, subject: { patient: patient.id } },
    ...{ features: judged.trained.features, given: Array.from(judged.values) },
  };
}
