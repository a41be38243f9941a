import { Button } from '@/app/components/button';
import { Segmented } from '@/app/components/segmented';

const segments = [
  { value: 'cohort', label: 'Cohort', href: '/patients' },
  { value: 'entered', label: 'Entered patients', href: '/patients/entered' },
];

/** Between the patients of a cohort and those whom people entered; and the ways to more. */
export function PatientTabs({ here }: { here: 'cohort' | 'entered' }) {
  return (
    <>
      <Segmented label="Which patients" segments={segments} value={here} />
      <Button href="/patients/batch">Score a file</Button>
      <Button href="/patients/new" variant="primary">
        New patient
      </Button>
    </>
  );
}
