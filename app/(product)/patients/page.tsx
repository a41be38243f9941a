import type { Metadata } from 'next';
import { Button } from '@/app/components/button';
import { Card } from '@/app/components/card';
import { EmptyState } from '@/app/components/empty-state';
import { orNotFound } from '@/app/components/or-not-found';
import { PageHeader } from '@/app/components/page-header';
import { Pagination } from '@/app/components/pagination';
import { readParameter, type SearchParameters } from '@/app/components/read-parameter';
import { SimulatedNotice } from '@/app/components/simulated-notice';
import { WithdrawnNotice } from '@/app/components/withdrawn-notice';
import { requireUser } from '@/lib/auth/require-user';
import { formatCount, formatShare } from '@/lib/format';
import { getApplication } from '@/lib/open-application';
import { listPatients, type PatientList } from '@/lib/services/list-patients';
import { NoCohort } from './no-cohort';
import { PatientFilter } from './patient-filter';
import { listAddress, readListQuery, type ListQuery } from './list-query';
import { PatientTable } from './patient-table';
import { PatientTabs } from './patient-tabs';

export const metadata: Metadata = { title: 'Patients' };

const pageSize = 25;

/** The patients of a cohort with their risk: search, filter, sort, page, all by the address. */
export default async function PatientsPage({ searchParams }: { searchParams: Promise<SearchParameters> }) {
  const user = await requireUser();
  const parameters = await searchParams;
  const query = readListQuery((name) => readParameter(parameters, name));
  const publishedOnly = user.role === 'clinician';
  const list = await orNotFound(
    listPatients(await getApplication(), {
      ...query,
      publishedOnly,
      limit: pageSize,
      offset: (query.page - 1) * pageSize,
    }),
  );
  if (list.cohort === null) return <NoCohort role={user.role} />;
  return (
    <>
      <PageHeader title="Patients" actions={<PatientTabs here="cohort" />}>
        {describeCohort(list)}
      </PageHeader>
      <SimulatedNotice simulatedFrom={list.cohort.simulatedFrom} />
      <WithdrawnNotice withdrawn={list.withdrawn} />
      <PatientFilter list={list} query={query} />
      <Card padded={false}>
        <Patients list={list} query={query} publishedOnly={publishedOnly} />
      </Card>
    </>
  );
}

function Patients({ list, query, publishedOnly }: { list: PatientList; query: ListQuery; publishedOnly: boolean }) {
  const hrefOf = (page: number) => listAddress(query, { page });
  if (list.patients.length === 0) {
    return (
      <EmptyState
        title="No patient fits."
        actions={<Button href={listAddress(query, { search: undefined, page: 1 })}>Clear the search</Button>}
      >
        {query.search === undefined
          ? 'There is no such page of this list.'
          : `No label of this cohort contains “${query.search}”.`}
      </EmptyState>
    );
  }
  return (
    <>
      {list.model === null && (
        <p className="border-b border-rule px-5 py-3 text-[13px] text-soft">
          {publishedOnly
            ? 'No model has been published for this cohort yet, so there are no risks to show.'
            : 'No model has been trained on this cohort yet: start a run to see risks here.'}
        </p>
      )}
      <PatientTable list={list} query={query} />
      <Pagination page={query.page} pageSize={pageSize} total={list.total} noun="patient" hrefOf={hrefOf} />
    </>
  );
}

function describeCohort({ cohort }: PatientList) {
  if (cohort === null) return null;
  const share = formatShare(cohort.nEvents / cohort.nPatients);
  return (
    <>
      {cohort.name}: {formatCount(cohort.nPatients, 'patient')}, {formatCount(cohort.nEvents)} of them ({share}){' '}
      {cohort.outcome.positiveMeans}.
    </>
  );
}
