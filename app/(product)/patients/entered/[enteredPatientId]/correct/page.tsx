import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { curveViews } from '@/app/components/curves/curve-set';
import { orNotFound } from '@/app/components/or-not-found';
import { PageHeader } from '@/app/components/page-header';
import { readAll, readParameter, type SearchParameters } from '@/app/components/read-parameter';
import { readView } from '@/app/components/views';
import { changeParameter, writeChange } from '@/app/components/what-if/changes-address';
import { personOf } from '@/lib/auth/actor';
import { requireUser } from '@/lib/auth/require-user';
import { getApplication } from '@/lib/open-application';
import { assessEnteredPatient } from '@/lib/services/assess-entered-patient';
import { getBlankPatient } from '@/lib/services/get-blank-patient';
import { mayChange } from '@/lib/services/may-change-entered';
import { notOfTheCohort, viewOf } from '../../../[patientId]/patient-view';
import { EntryBoard } from '../../../entry-form/entry-board';
import { enteredCrumbs, enteredWords } from '../../entered-words';

interface CorrectPageProps {
  readonly params: Promise<{ enteredPatientId: string }>;
  readonly searchParams: Promise<SearchParameters>;
}

export const metadata: Metadata = { title: 'Correct an entered patient' };

/** The form once more, with what was entered. Saving adds an assessment; the earlier ones stay in the history. */
export default async function CorrectPage({ params, searchParams }: CorrectPageProps) {
  const user = await requireUser();
  const { enteredPatientId } = await params;
  const parameters = await searchParams;
  const asked = { modelId: readParameter(parameters, 'model'), publishedOnly: user.role === 'clinician' };
  const app = await getApplication();
  const person = personOf(user);
  const { patient, cohort, judged } = await orNotFound(
    assessEnteredPatient(app, { ...asked, enteredPatientId, person }),
  );
  if (!mayChange(patient, person)) redirect(`/patients/entered/${patient.id}`);
  if (judged === null) notFound();
  const { blank } = await getBlankPatient(app, { ...asked, modelId: judged.model.id });
  if (blank === null) notFound();
  const typed = readAll(parameters, changeParameter);
  const stored = patient.values.flatMap((value, feature) =>
    value === null ? [] : [writeChange(judged.trained.features, { feature, from: NaN, to: value })],
  );
  return (
    <>
      <PageHeader
        title={`Correct ${patient.label}`}
        crumbs={[...enteredCrumbs, { label: patient.label, href: `/patients/entered/${patient.id}` }]}
      >
        {enteredWords(patient)} What was assessed before stays in the history.
      </PageHeader>
      <EntryBoard
        blank={viewOf({ patient: notOfTheCohort, cohort }, blank.judged)}
        initialCurveView={readView(curveViews, parameters.view)}
        initialValues={typed.length > 0 ? typed : stored}
        saved={{ id: patient.id, label: patient.label }}
      />
    </>
  );
}
