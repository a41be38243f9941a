import Form from 'next/form';
import type { Metadata } from 'next';
import { Button } from '@/app/components/button';
import { Card } from '@/app/components/card';
import { EmptyState } from '@/app/components/empty-state';
import { Field } from '@/app/components/field';
import { PageHeader } from '@/app/components/page-header';
import { Pagination } from '@/app/components/pagination';
import { addressOf, readParameter, type SearchParameters } from '@/app/components/read-parameter';
import { TextInput } from '@/app/components/text-input';
import { personOf } from '@/lib/auth/actor';
import { requireUser } from '@/lib/auth/require-user';
import { getApplication } from '@/lib/open-application';
import { listEnteredPatients } from '@/lib/services/list-entered-patients';
import { mayChange } from '@/lib/services/may-change-entered';
import { PatientTabs } from '../patient-tabs';
import { EnteredTable } from './entered-table';

export const metadata: Metadata = { title: 'Entered patients' };

const pageSize = 25;

/** The patients whom people entered, newest first, searchable by label. */
export default async function EnteredPatientsPage({ searchParams }: { searchParams: Promise<SearchParameters> }) {
  const user = await requireUser();
  const parameters = await searchParams;
  const search = readParameter(parameters, 'search');
  const asked = Number(readParameter(parameters, 'page') ?? 1);
  const page = Number.isInteger(asked) && asked >= 1 && asked < 100_000 ? asked : 1;
  const { patients, total } = await listEnteredPatients(await getApplication(), {
    ...{ search, limit: pageSize, offset: (page - 1) * pageSize },
    publishedOnly: user.role === 'clinician',
  });
  const rows = patients.map((patient) => ({ ...patient, mayDelete: mayChange(patient, personOf(user)) }));
  return (
    <>
      <PageHeader title="Patients" actions={<PatientTabs here="entered" />}>
        Patients whom people of this house entered. They are not part of any cohort, and no model was trained on them.
      </PageHeader>
      <Form action="/patients/entered" className="no-print mb-4 flex flex-wrap items-end gap-3">
        <Field label="Search by label" className="flex-1 basis-44 sm:max-w-72">
          <TextInput type="search" name="search" defaultValue={search} key={search} maxLength={100} />
        </Field>
        <Button type="submit">Search</Button>
      </Form>
      <Card padded={false}>
        {rows.length === 0 ? (
          <NoneFits search={search} />
        ) : (
          <>
            <EnteredTable patients={rows} />
            <Pagination
              {...{ page, pageSize, total }}
              noun="patient"
              hrefOf={(next) => addressOf('/patients/entered', { search, page: next === 1 ? undefined : next })}
            />
          </>
        )}
      </Card>
    </>
  );
}

function NoneFits({ search }: { search: string | undefined }) {
  return search === undefined ? (
    <EmptyState title="Nobody has been entered yet." actions={<Button href="/patients/new">New patient</Button>}>
      Enter the values of a patient who is not in a cohort and save them: they are listed here.
    </EmptyState>
  ) : (
    <EmptyState title="No patient fits." actions={<Button href="/patients/entered">Clear the search</Button>}>
      No label of an entered patient contains “{search}”.
    </EmptyState>
  );
}
