import type { Role } from '@/lib/auth/roles';
import { roleIsAtLeast } from '@/lib/auth/roles';

export interface Place {
  readonly href: string;
  readonly label: string;
}

const places: readonly (Place & { readonly from: Role })[] = [
  { href: '/patients', label: 'Patients', from: 'clinician' },
  { href: '/patients/new', label: 'New patient', from: 'clinician' },
  { href: '/models', label: 'Models', from: 'clinician' },
  { href: '/compare', label: 'Compare', from: 'analyst' },
  { href: '/cohorts', label: 'Cohorts', from: 'analyst' },
  { href: '/runs', label: 'Runs', from: 'analyst' },
  { href: '/reproduction', label: 'Reproduction', from: 'analyst' },
  { href: '/method', label: 'Method', from: 'clinician' },
  { href: '/reports/verify', label: 'Verify', from: 'clinician' },
  { href: '/people', label: 'People', from: 'administrator' },
  { href: '/audit', label: 'Audit', from: 'administrator' },
  { href: '/about', label: 'About', from: 'clinician' },
];

/** The places a role may go, in the order of the bar. */
export function placesFor(role: Role): Place[] {
  return places.filter((place) => roleIsAtLeast(role, place.from)).map(({ href, label }) => ({ href, label }));
}
