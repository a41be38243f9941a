import type { Cohort } from '@/db/queries/cohorts';
import { findEnteredPatient, type EnteredPatient } from '@/db/queries/entered-patients';
import type { Feature } from '@/models/features';
import type { Application } from '../application';
import type { Person } from '../auth/actor';
import { RiskcurveError } from '../errors';
import { getCohort } from './get-cohort';
import { recordAuditEvent } from './record-audit-event';

/** An entered patient for somebody to look at; the trail notes it where that is not who entered them. Throws `not-found`. */
export async function getEnteredPatient(
  app: Application,
  options: { enteredPatientId: string; person: Person },
): Promise<{ patient: EnteredPatient; cohort: Cohort; features: Feature[] }> {
  const { enteredPatientId, person } = options;
  const patient = await findEnteredPatient(app.database, enteredPatientId);
  if (patient === null) throw new RiskcurveError('not-found', 'there is no such entered patient');
  const { cohort, features } = await getCohort(app, { cohortId: patient.cohortId });
  if (patient.enteredBy !== person.actor.userId) {
    const subject = `entered-patient ${enteredPatientId}`;
    const details = { cohort: cohort.name };
    await recordAuditEvent(app, { actor: person.actor, action: 'entered-patient.viewed', subject, details });
  }
  return { patient, cohort, features };
}
