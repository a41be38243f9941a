import type { EnteredPatient } from '@/db/queries/entered-patients';
import { formatDate, formatDateTime } from '@/lib/format';

export const enteredCrumbs = [
  { label: 'Patients', href: '/patients' },
  { label: 'Entered patients', href: '/patients/entered' },
];

/** "Entered by Clara Brandt on 23 Nov 2026, not part of the cohort." */
export function enteredWords({ enteredByName, createdAt, updatedAt }: EnteredPatient): string {
  const corrected =
    updatedAt.getTime() - createdAt.getTime() > 1000 ? ` Corrected on ${formatDateTime(updatedAt)}.` : '';
  return `Entered by ${enteredByName} on ${formatDate(createdAt)}, not part of the cohort.${corrected}`;
}
