import { and, desc, eq, getTableColumns, ilike, sql } from 'drizzle-orm';
import type { Database } from '../client';
import { assessments, cohorts, enteredPatients, models } from '../schema';
import { isUuid } from '../uuid';
import { inChunks } from './in-chunks';
import { boundedPage, type Page } from './page';

export type EnteredPatient = typeof enteredPatients.$inferSelect;
export type NewAssessment = Omit<typeof assessments.$inferInsert, 'enteredPatientId'>;

/** Stores a patient with the first assessment: both or nothing. */
export async function insertEnteredPatient(
  database: Database,
  patient: typeof enteredPatients.$inferInsert,
  assessment: NewAssessment,
): Promise<EnteredPatient> {
  return database.transaction(async (transaction) => {
    const [row] = await transaction.insert(enteredPatients).values(patient).returning();
    await transaction.insert(assessments).values({ ...assessment, enteredPatientId: row!.id });
    return row!;
  });
}

/** Changes label and values and adds the assessment that follows: both or nothing. Null where there is no such patient any more. */
export async function updateEnteredPatient(
  database: Database,
  patientId: string,
  change: Pick<EnteredPatient, 'label' | 'values'>,
  assessment: NewAssessment,
): Promise<EnteredPatient | null> {
  return database.transaction(async (transaction) => {
    const [row] = await transaction
      .update(enteredPatients)
      .set({ ...change, updatedAt: sql`now()` })
      .where(eq(enteredPatients.id, patientId))
      .returning();
    if (row === undefined) return null;
    await transaction.insert(assessments).values({ ...assessment, enteredPatientId: patientId });
    return row;
  });
}

export async function findEnteredPatient(database: Database, patientId: string): Promise<EnteredPatient | null> {
  if (!isUuid(patientId)) return null;
  const [row] = await database.select().from(enteredPatients).where(eq(enteredPatients.id, patientId)).limit(1);
  return row ?? null;
}

/** Removes a patient with everything stored of it. Whether there was one. */
export async function deleteEnteredPatient(database: Database, patientId: string): Promise<boolean> {
  const gone = await database
    .delete(enteredPatients)
    .where(eq(enteredPatients.id, patientId))
    .returning({ id: enteredPatients.id });
  return gone.length > 0;
}

/** Newest first, those whose label contains `search`, each with its newest assessment (of those that clinicians may see). */
export async function listEnteredPatients(
  database: Database,
  options: Page & { search?: string; publishedOnly: boolean },
) {
  const { limit, offset } = boundedPage(options);
  const text = options.search?.trim() ?? '';
  const newest = database
    .select({
      assessment: assessments.assessment,
      modelName: models.name,
      modelVersion: models.version,
      retiredAt: models.retiredAt,
    })
    .from(assessments)
    .innerJoin(models, eq(models.id, assessments.modelId))
    .where(
      and(
        eq(assessments.enteredPatientId, enteredPatients.id),
        options.publishedOnly ? eq(assessments.published, true) : undefined,
      ),
    )
    .orderBy(desc(assessments.createdAt))
    .limit(1)
    .as('newest');
  return database
    .select({
      ...getTableColumns(enteredPatients),
      cohortName: cohorts.name,
      assessment: newest.assessment,
      modelName: newest.modelName,
      modelVersion: newest.modelVersion,
      retiredAt: newest.retiredAt,
      total: sql<number>`count(*) OVER ()`.mapWith(Number),
    })
    .from(enteredPatients)
    .innerJoin(cohorts, eq(cohorts.id, enteredPatients.cohortId))
    .leftJoinLateral(newest, sql`true`)
    .where(text === '' ? undefined : ilike(enteredPatients.label, `%${text.replace(/[\\%_]/g, '\\$&')}%`))
    .orderBy(desc(enteredPatients.createdAt), desc(enteredPatients.id))
    .limit(limit)
    .offset(offset);
}

/** The patients entered for a cohort whom a model has not assessed with their present values. */
export async function listUnassessed(database: Database, options: { cohortId: string; modelId: string }) {
  const done = database
    .select({ one: sql`1` })
    .from(assessments)
    .where(
      and(
        eq(assessments.enteredPatientId, enteredPatients.id),
        eq(assessments.modelId, options.modelId),
        eq(assessments.published, true),
        sql`${assessments.values} = ${enteredPatients.values}`,
      ),
    );
  return database
    .select({ id: enteredPatients.id, values: enteredPatients.values })
    .from(enteredPatients)
    .where(and(eq(enteredPatients.cohortId, options.cohortId), sql`NOT EXISTS ${done}`));
}

export async function insertAssessments(
  database: Database,
  rows: readonly (typeof assessments.$inferInsert)[],
): Promise<void> {
  for (const chunk of inChunks(rows)) await database.insert(assessments).values(chunk);
}
