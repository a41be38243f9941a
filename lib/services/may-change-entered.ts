import type { EnteredPatient } from '@/db/queries/entered-patients';
import type { Person } from '../auth/actor';
import { RiskcurveError } from '../errors';

/** Whoever entered a patient may correct and delete it, and so may an administrator. */
export function mayChange({ enteredBy }: Pick<EnteredPatient, 'enteredBy'>, { actor, role }: Person): boolean {
  return role === 'administrator' || (enteredBy !== null && enteredBy === actor.userId);
}

/** Throws `forbidden` where the person may not. */
export function requireMayChange(patient: Pick<EnteredPatient, 'enteredBy' | 'enteredByName'>, person: Person): void {
  if (mayChange(patient, person)) return;
  throw new RiskcurveError(
    'forbidden',
    `only ${patient.enteredByName}, who entered this patient, or an administrator may change or delete it`,
  );
}
