import { desc, eq } from 'drizzle-orm';
import type { Feature } from '../../models/features';
import type { Database } from '../client';
import { cohorts, features, patients } from '../schema';
import { isUuid } from '../uuid';
import { inChunks } from './in-chunks';
import { boundedPage, type Page } from './page';

export type Cohort = typeof cohorts.$inferSelect;
export type NewCohort = typeof cohorts.$inferInsert;
export type NewPatient = Omit<typeof patients.$inferInsert, 'cohortId'>;

/** Stores a cohort with its features and patients: all of it or nothing. A taken name violates `cohorts_name_unique`. */
export async function insertCohort(
  database: Database,
  cohort: NewCohort,
  definitions: readonly Feature[],
  rows: readonly NewPatient[],
): Promise<Cohort> {
  return database.transaction(async (transaction) => {
    const [stored] = await transaction.insert(cohorts).values(cohort).returning();
    const cohortId = stored!.id;
    await transaction
      .insert(features)
      .values(definitions.map((definition, position) => ({ cohortId, position, definition })));
    for (const chunk of inChunks(rows)) {
      await transaction.insert(patients).values(chunk.map((row) => ({ ...row, cohortId })));
    }
    return stored!;
  });
}

export async function findCohort(database: Database, cohortId: string): Promise<Cohort | null> {
  if (!isUuid(cohortId)) return null;
  const [row] = await database.select().from(cohorts).where(eq(cohorts.id, cohortId)).limit(1);
  return row ?? null;
}

export async function findCohortByName(database: Database, name: string): Promise<Cohort | null> {
  const [row] = await database.select().from(cohorts).where(eq(cohorts.name, name)).limit(1);
  return row ?? null;
}

/** Newest first. */
export async function listCohorts(database: Database, page: Page = {}): Promise<Cohort[]> {
  const { limit, offset } = boundedPage(page);
  return database.select().from(cohorts).orderBy(desc(cohorts.createdAt), cohorts.name).limit(limit).offset(offset);
}
