import { eq } from 'drizzle-orm';
import type { Database } from '../client';
import { cohorts } from '../schema';

/** Deletes a cohort with its patients, runs and models; whether there was one. */
export async function deleteCohortRow(database: Database, cohortId: string): Promise<boolean> {
  const rows = await database.delete(cohorts).where(eq(cohorts.id, cohortId)).returning({ id: cohorts.id });
  return rows.length > 0;
}
