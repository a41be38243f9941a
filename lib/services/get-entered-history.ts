import { listStoredAssessments } from '@/db/queries/assessments';
import type { Cohort } from '@/db/queries/cohorts';
import type { EnteredPatient } from '@/db/queries/entered-patients';
import type { Feature } from '@/models/features';
import type { Application } from '../application';
import type { Person } from '../auth/actor';
import { getEnteredPatient } from './get-entered-patient';
import { stateOf, type HistoryEntry } from './history-entry';
import { isPublished } from './published';

/** Every stored assessment of an entered patient, oldest first; a clinician sees those that were public when made. Throws `not-found`. */
export async function getEnteredHistory(
  app: Application,
  options: { enteredPatientId: string; publishedOnly: boolean; person: Person },
): Promise<{ patient: EnteredPatient; cohort: Cohort; features: Feature[]; entries: HistoryEntry[] }> {
  const found = await getEnteredPatient(app, options);
  const rows = await listStoredAssessments(app.database, options);
  const entries = rows.map(({ modelId, modelName, modelVersion, ...row }, index): HistoryEntry => ({
    key: row.id,
    model: { id: modelId, name: modelName, version: modelVersion, ...stateOf(row) },
    inUse: isPublished(row),
    until: null,
    at: row.createdAt,
    occasion: row.occasion,
    who: row.assessedByName,
    assessment: row.assessment,
    threshold: row.threshold,
    changed: differences(rows[index - 1]?.values ?? row.values, row.values),
  }));
  return { ...found, entries };
}

function differences(before: readonly (number | null)[], after: readonly (number | null)[]): number[] {
  return after.flatMap((value, position) => (Object.is(value, before[position]) ? [] : [position]));
}
