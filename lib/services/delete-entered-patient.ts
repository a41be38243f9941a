import { deleteEnteredPatient as deleteRow, findEnteredPatient } from '@/db/queries/entered-patients';
import type { Application } from '../application';
import type { Person } from '../auth/actor';
import { RiskcurveError } from '../errors';
import { requireMayChange } from './may-change-entered';
import { recordAuditEvent } from './record-audit-event';

/**
 * Removes an entered patient and every assessment of them; the audit trail keeps that it was done. Throws `not-found`, and `forbidden`
 * for a person who neither entered the patient nor is an administrator.
 */
export async function deleteEnteredPatient(
  app: Application,
  options: { enteredPatientId: string; person: Person },
): Promise<void> {
  const { enteredPatientId, person } = options;
  const patient = await findEnteredPatient(app.database, enteredPatientId);
  if (patient !== null) requireMayChange(patient, person);
  if (patient === null || !(await deleteRow(app.database, enteredPatientId))) {
    throw new RiskcurveError('not-found', 'there is no such entered patient any more');
  }
  await recordAuditEvent(app, {
    actor: person.actor,
    action: 'entered-patient.deleted',
    subject: `entered-patient ${enteredPatientId}`,
    details: { enteredByName: patient.enteredByName, enteredAt: patient.createdAt.toISOString() },
  });
}
