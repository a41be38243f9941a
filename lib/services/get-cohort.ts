import { findCohort, type Cohort } from '@/db/queries/cohorts';
import { listFeatures } from '@/db/queries/features';
import type { Feature } from '@/models/features';
import type { Application } from '../application';
import { RiskcurveError } from '../errors';

/** A cohort with its features in order. @throws RiskcurveError `not-found` */
export async function getCohort(
  app: Pick<Application, 'database'>,
  options: { cohortId: string },
): Promise<{ cohort: Cohort; features: Feature[] }> {
  const cohort = await findCohort(app.database, options.cohortId);
  if (cohort === null) throw new RiskcurveError('not-found', `there is no cohort ${options.cohortId}`);
  return { cohort, features: await listFeatures(app.database, cohort.id) };
}
