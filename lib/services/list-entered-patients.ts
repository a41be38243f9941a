import { listEnteredPatients as listRows } from '@/db/queries/entered-patients';
import type { Application } from '../application';

export type ListedEnteredPatient = Awaited<ReturnType<typeof listRows>>[number];

/** A page of the entered patients, newest first, each with the newest assessment that this person may see. */
export async function listEnteredPatients(
  app: Application,
  options: { search?: string; limit: number; offset: number; publishedOnly: boolean },
): Promise<{ patients: ListedEnteredPatient[]; total: number }> {
  const patients = await listRows(app.database, options);
  return { patients, total: patients[0]?.total ?? 0 };
}
