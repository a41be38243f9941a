import { Button } from '@/app/components/button';
import { Card } from '@/app/components/card';
import { EmptyState } from '@/app/components/empty-state';
import { PageHeader } from '@/app/components/page-header';
import type { Role } from '@/lib/auth/roles';

/** The very first view of an empty installation. */
export function NoCohort({ role }: { role: Role }) {
  const mayImport = role !== 'clinician';
  return (
    <>
      <PageHeader title="Patients" />
      <Card>
        <EmptyState
          title={mayImport ? 'No cohort yet: import one or load the demo.' : 'No cohort yet.'}
          actions={
            mayImport && (
              <>
                <Button variant="primary" href="/cohorts/import">
                  Import a cohort
                </Button>
                <Button href="/cohorts">Load the demo cohort</Button>
              </>
            )
          }
        >
          {mayImport
            ? 'Patients and their risks appear here once a cohort is imported and a model is trained on it.'
            : 'Patients appear here once an analyst has imported a cohort and published a model.'}
        </EmptyState>
      </Card>
    </>
  );
}
