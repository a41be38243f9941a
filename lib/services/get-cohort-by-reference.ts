import { findCohort, findCohortByName, listCohorts, type Cohort } from '@/db/queries/cohorts';
import type { Application } from '../application';
import { RiskcurveError } from '../errors';

/** The cohort with that id or name, as a person types it. @throws RiskcurveError `not-found` with the names there are */
export async function getCohortByReference(
  app: Pick<Application, 'database'>,
  options: { reference: string },
): Promise<Cohort> {
  const { reference } = options;
  const found = (await findCohort(app.database, reference)) ?? (await findCohortByName(app.database, reference));
  if (found !== null) return found;
  const names = (await listCohorts(app.database, { limit: 10 })).map(({ name }) => `"${name}"`);
  const mend = names.length === 0 ? 'import one first' : `there are ${names.join(', ')}`;
  throw new RiskcurveError('not-found', `there is no cohort "${reference}"; ${mend}`);
}
