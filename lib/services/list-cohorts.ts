import { listCohorts as listCohortRows, type Cohort } from '@/db/queries/cohorts';
import type { Page } from '@/db/queries/page';
import type { Application } from '../application';

/** Cohorts, newest first. */
export async function listCohorts(app: Pick<Application, 'database'>, options: Page = {}): Promise<Cohort[]> {
  return listCohortRows(app.database, options);
}
