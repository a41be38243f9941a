import { findPatientByLabel } from '@/db/queries/find-patient-by-label';
import { findPatient, type Patient } from '@/db/queries/patients';
import type { Application } from '../application';
import { RiskcurveError } from '../errors';

/** The patient of a cohort with that id or label (`P-0001`). @throws RiskcurveError `not-found` */
export async function getPatientByReference(
  app: Pick<Application, 'database'>,
  options: { cohortId: string; reference: string },
): Promise<Patient> {
  const { cohortId, reference } = options;
  const byId = await findPatient(app.database, reference);
  const found = byId?.cohortId === cohortId ? byId : await findPatientByLabel(app.database, cohortId, reference);
  if (found !== null) return found;
  throw new RiskcurveError(
    'not-found',
    `the model's cohort has no patient "${reference}"; give an id or a label such as P-0001`,
  );
}
