import { asc, eq } from 'drizzle-orm';
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
