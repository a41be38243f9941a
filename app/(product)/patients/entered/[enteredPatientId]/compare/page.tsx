import type { Metadata } from 'next';
import { orNotFound } from '@/app/components/or-not-found';
import { readParameter, type SearchParameters } from '@/app/components/read-parameter';
import { personOf } from '@/lib/auth/actor';
import { requireUser } from '@/lib/auth/require-user';
import { getApplication } from '@/lib/open-application';
import { compareModels } from '@/lib/services/compare-models';
import { ComparisonPage } from '../../../comparison-view/comparison-page';
import { enteredCrumbs } from '../../entered-words';

export const metadata: Metadata = { title: 'Two models on an entered patient' };

interface ComparePageProps {
  readonly params: Promise<{ enteredPatientId: string }>;
  readonly searchParams: Promise<SearchParameters>;
}

/** Two models on a patient whom a person entered: `?first=ID&second=ID`. */
export default async function CompareEnteredPage({ params, searchParams }: ComparePageProps) {
  const user = await requireUser();
  const { enteredPatientId } = await params;
  const parameters = await searchParams;
  const comparison = await orNotFound(
    compareModels(await getApplication(), {
      patient: { enteredPatientId, person: personOf(user) },
      firstId: readParameter(parameters, 'first'),
      secondId: readParameter(parameters, 'second'),
      publishedOnly: user.role === 'clinician',
    }),
  );
  return (
    <ComparisonPage comparison={comparison} base={`/patients/entered/${enteredPatientId}`} crumbs={enteredCrumbs} />
  );
}
