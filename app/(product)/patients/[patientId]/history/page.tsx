import type { Metadata } from 'next';
import { orNotFound } from '@/app/components/or-not-found';
import { PageHeader } from '@/app/components/page-header';
import { addressOf } from '@/app/components/read-parameter';
import { SimulatedNotice } from '@/app/components/simulated-notice';
import { requireUser } from '@/lib/auth/require-user';
import { getApplication } from '@/lib/open-application';
import { getPatientHistory } from '@/lib/services/get-patient-history';
import { HistoryBoard } from '../../history-view/history-board';

export const metadata: Metadata = { title: 'History of a patient' };

/** What one model after another said of a patient of the cohort. */
export default async function PatientHistoryPage({ params }: { params: Promise<{ patientId: string }> }) {
  const user = await requireUser();
  const { patientId } = await params;
  const publishedOnly = user.role === 'clinician';
  const { patient, cohort, entries } = await orNotFound(
    getPatientHistory(await getApplication(), { patientId, publishedOnly }),
  );
  return (
    <>
      <PageHeader
        title={`History of ${patient.label}`}
        crumbs={[
          { label: 'Patients', href: '/patients' },
          { label: cohort.name, href: addressOf('/patients', { cohort: cohort.id }) },
          { label: patient.label, href: `/patients/${patient.id}` },
        ]}
      >
        What each model said, in the order of publication. Retired models stay here: what they said may have been acted
        on. Each judged only by networks that never saw this patient.
      </PageHeader>
      <SimulatedNotice simulatedFrom={cohort.simulatedFrom} />
      <HistoryBoard entries={entries} labels={[]} />
    </>
  );
}
