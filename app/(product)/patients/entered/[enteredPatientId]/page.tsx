import type { Metadata } from 'next';
import { cache } from 'react';
import { Button } from '@/app/components/button';
import { Notice } from '@/app/components/notice';
import { orNotFound } from '@/app/components/or-not-found';
import { PageHeader } from '@/app/components/page-header';
import { readAll, readParameter, type SearchParameters } from '@/app/components/read-parameter';
import { SimulatedNotice } from '@/app/components/simulated-notice';
import { WithdrawnNotice } from '@/app/components/withdrawn-notice';
import { titleBy } from '@/app/components/title-by';
import { readView } from '@/app/components/views';
import { changeParameter } from '@/app/components/what-if/changes-address';
import { personOf } from '@/lib/auth/actor';
import { requireUser } from '@/lib/auth/require-user';
import { getApplication } from '@/lib/open-application';
import { assessEnteredPatient } from '@/lib/services/assess-entered-patient';
import { mayChange } from '@/lib/services/may-change-entered';
import { PatientActions } from '../../[patientId]/patient-actions';
import { PatientBoard } from '../../[patientId]/patient-board';
import { notOfTheCohort, viewOf } from '../../[patientId]/patient-view';
import { patientViews } from '../../[patientId]/patient-views';
import { DeleteEntered } from '../delete-entered';
import { enteredCrumbs, enteredWords } from '../entered-words';
import { EnteredValues } from './entered-values';

interface EnteredPatientPageProps {
  readonly params: Promise<{ enteredPatientId: string }>;
  readonly searchParams: Promise<SearchParameters>;
}

/** Asked once a page, by its title and by itself. */
const load = cache(async (enteredPatientId: string, modelId: string | undefined) => {
  const user = await requireUser();
  const asked = { enteredPatientId, modelId, publishedOnly: user.role === 'clinician', person: personOf(user) };
  const assessed = await orNotFound(assessEnteredPatient(await getApplication(), asked));
  return { ...assessed, mayChange: mayChange(assessed.patient, asked.person) };
});

export async function generateMetadata({ params, searchParams }: EnteredPatientPageProps): Promise<Metadata> {
  const loaded = load((await params).enteredPatientId, readParameter(await searchParams, 'model'));
  return titleBy(loaded, ({ patient }) => `${patient.label}, entered`);
}

/** A patient whom a person entered: all that a patient of the cohort has, and by whom and when. */
export default async function EnteredPatientPage({ params, searchParams }: EnteredPatientPageProps) {
  const { enteredPatientId } = await params;
  const parameters = await searchParams;
  const modelId = readParameter(parameters, 'model');
  const { patient, cohort, choices, judged, withdrawn, mayChange: mine } = await load(enteredPatientId, modelId);
  const base = `/patients/entered/${patient.id}`;
  return (
    <>
      <PageHeader
        title={patient.label}
        crumbs={enteredCrumbs}
        actions={
          <>
            {mine && <DeleteEntered id={patient.id} label={patient.label} />}
            {mine && judged !== null && (
              <Button href={`${base}/correct?model=${judged.model.id}`}>Correct values</Button>
            )}
            {judged !== null && (
              <PatientActions
                {...{ base, choices, modelId: judged.model.id, subject: { entered: patient.id } }}
                features={judged.trained.features}
                given={Array.from(judged.values)}
              />
            )}
          </>
        }
      >
        {enteredWords(patient)}
      </PageHeader>
      <SimulatedNotice simulatedFrom={cohort.simulatedFrom} />
      <WithdrawnNotice withdrawn={withdrawn} />
      {judged === null ? (
        <Notice title="No risk to show.">
          No model of {cohort.name} is published now. The history holds what was said before.
        </Notice>
      ) : (
        <>
          <PatientBoard
            key={judged.model.id}
            view={viewOf({ patient: notOfTheCohort, cohort }, judged)}
            initialView={readView(patientViews, parameters.view)}
            initialChanges={readAll(parameters, changeParameter)}
          />
          <EnteredValues features={judged.trained.features} values={Array.from(judged.values)} />
        </>
      )}
    </>
  );
}
