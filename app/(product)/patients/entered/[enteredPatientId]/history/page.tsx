import type { Metadata } from 'next';
import { orNotFound } from '@/app/components/or-not-found';
import { PageHeader } from '@/app/components/page-header';
import { SimulatedNotice } from '@/app/components/simulated-notice';
import { personOf } from '@/lib/auth/actor';
import { requireUser } from '@/lib/auth/require-user';
import { getApplication } from '@/lib/open-application';
import { getEnteredHistory } from '@/lib/services/get-entered-history';
import { HistoryBoard } from '../../../history-view/history-board';
import { enteredCrumbs, enteredWords } from '../../entered-words';

export const metadata: Metadata = { title: 'History of an entered patient' };

/** Every assessment that was stored of an entered patient. */
export default async function EnteredHistoryPage({ params }: { params: Promise<{ enteredPatientId: string }> }) {
  const user = await requireUser();
  const { enteredPatientId } = await params;
  const asked = { enteredPatientId, publishedOnly: user.role === 'clinician', person: personOf(user) };
  const { patient, cohort, features, entries } = await orNotFound(getEnteredHistory(await getApplication(), asked));
  return (
    <>
      <PageHeader
        title={`History of ${patient.label}`}
        crumbs={[...enteredCrumbs, { label: patient.label, href: `/patients/entered/${patient.id}` }]}
      >
        {enteredWords(patient)} An assessment is stored each time the values are saved, and whenever a model of{' '}
        {cohort.name} is published.
      </PageHeader>
      <SimulatedNotice simulatedFrom={cohort.simulatedFrom} />
      <HistoryBoard entries={entries} labels={features.map(({ label }) => label)} />
    </>
  );
}
