import { findCohort } from '@/db/queries/cohorts';
import { listFeatures } from '@/db/queries/features';
import { listPatientsInOrder } from '@/db/queries/patients';
import type { CohortData } from '@/models/features';
import type { Application } from '../application';
import { RiskcurveError } from '../errors';

/**
 * A cohort as the numbers see it, rows in the order of the file.
 *
 * @throws RiskcurveError `not-found`
 */
export async function loadCohortData(
  app: Pick<Application, 'database'>,
  options: { cohortId: string },
): Promise<CohortData> {
  const cohort = await findCohort(app.database, options.cohortId);
  if (cohort === null) throw new RiskcurveError('not-found', `there is no cohort ${options.cohortId}`);
  const features = await listFeatures(app.database, cohort.id);
  const patients = await listPatientsInOrder(app.database, cohort.id);
  return {
    table: {
      features,
      nRows: patients.length,
      columns: features.map((_, index) => Float64Array.from(patients, (patient) => patient.values[index] ?? NaN)),
    },
    outcome: cohort.outcome,
    labels: Uint8Array.from(patients, (patient) => Number(patient.outcome)),
    dataHash: cohort.dataHash,
  };
}
