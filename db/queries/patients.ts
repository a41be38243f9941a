import { asc, eq, sql } from 'drizzle-orm';
import type { Database } from '../client';
import { patients } from '../schema';
import { isUuid } from '../uuid';

export type Patient = typeof patients.$inferSelect;

export async function findPatient(database: Database, patientId: string): Promise<Patient | null> {
  if (!isUuid(patientId)) return null;
  const [row] = await database.select().from(patients).where(eq(patients.id, patientId)).limit(1);
  return row ?? null;
}

/** Every patient of a cohort in the order of the file: the order of the rows in every table of numbers. */
export async function listPatientsInOrder(database: Database, cohortId: string): Promise<Patient[]> {
  return database.select().from(patients).where(eq(patients.cohortId, cohortId)).orderBy(asc(patients.rowIndex));
}

/** Their ids alone, in the same order. */
export async function listPatientIdsInOrder(database: Database, cohortId: string): Promise<string[]> {
  const rows = await database
    .select({ id: patients.id })
    .from(patients)
    .where(eq(patients.cohortId, cohortId))
    .orderBy(asc(patients.rowIndex));
  return rows.map((row) => row.id);
}

/** One feature of every patient of a cohort, in the same order; NaN where missing. */
export async function listFeatureValues(
  database: Database,
  { cohortId, position }: { cohortId: string; position: number },
): Promise<Float64Array> {
  const rows = await database
    .select({ value: sql<number | null>`(${patients.values} ->> ${position}::int)::float8` })
    .from(patients)
    .where(eq(patients.cohortId, cohortId))
    .orderBy(asc(patients.rowIndex));
  return Float64Array.from(rows, ({ value }) => value ?? NaN);
}
