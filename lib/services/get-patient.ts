import type { Cohort } from '@/db/queries/cohorts';
import { findPatient, type Patient } from '@/db/queries/patients';
import type { Feature } from '@/models/features';
import type { Application } from '../application';
import { RiskcurveError } from '../errors';
import { getCohort } from './get-cohort';

/** A patient with the cohort and its features. Throws `not-found`. */
export async function getPatient(
  app: Application,
  options: { patientId: string },
): Promise<{ patient: Patient; cohort: Cohort; features: Feature[] }> {
  const patient = await findPatient(app.database, options.patientId);
  if (patient === null) throw new RiskcurveError('not-found', `there is no patient with the id ${options.patientId}`);
  return { patient, ...(await getCohort(app, { cohortId: patient.cohortId })) };
}
