import { asc, eq } from 'drizzle-orm';
import type { Feature } from '../../models/features';
import type { Database } from '../client';
import { features } from '../schema';

/** The features of a cohort in their order. */
export async function listFeatures(database: Database, cohortId: string): Promise<Feature[]> {
  const rows = await database
    .select({ definition: features.definition })
    .from(features)
    .where(eq(features.cohortId, cohortId))
    .orderBy(asc(features.position));
  return rows.map((row) => row.definition);
}
