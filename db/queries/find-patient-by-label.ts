import { and, eq } from 'drizzle-orm';
import type { Database } from '../client';
import { patients } from '../schema';
import type { Patient } from './patients';

/** The patient of a cohort with that label, whatever its case. */
export async function findPatientByLabel(database: Database, cohortId: string, label: string): Promise<Patient | null> {
  const [row] = await database
    .select()
    .from(patients)
    .where(and(eq(patients.cohortId, cohortId), eq(patients.label, label.toUpperCase())))
    .limit(1);
  return row ?? null;
}
