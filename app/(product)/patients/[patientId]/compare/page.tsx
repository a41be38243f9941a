import type { Metadata } from 'next';
import { orNotFound } from '@/app/components/or-not-found';
import { addressOf, readParameter, type SearchParameters } from '@/app/components/read-parameter';
import { requireUser } from '@/lib/auth/require-user';
import { getApplication } from '@/lib/open-application';
import { compareModels } from '@/lib/services/compare-models';
import { ComparisonPage } from '../../comparison-view/comparison-page';

export const metadata: Metadata = { title: 'Two models on one patient' };

interface ComparePageProps {
  readonly params: Promise<{ patientId: string }>;
  readonly searchParams: Promise<SearchParameters>;
}

/** Two models on a patient of the cohort: `?first=ID&second=ID`. */
export default async function ComparePage({ params, searchParams }: ComparePageProps) {
  const user = await requireUser();
  const { patientId } = await params;
  const parameters = await searchParams;
  const comparison = await orNotFound(
    compareModels(await getApplication(), {
      patient: { patientId },
      firstId: readParameter(parameters, 'first'),
      secondId: readParameter(parameters, 'second'),
      publishedOnly: user.role === 'clinician',
    }),
  );
  const { cohort } = comparison;
  const crumbs = [
    { label: 'Patients', href: '/patients' },
    { label: cohort.name, href: addressOf('/patients', { cohort: cohort.id }) },
  ];
  return <ComparisonPage comparison={comparison} base={`/patients/${patientId}`} crumbs={crumbs} />;
}
