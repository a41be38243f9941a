import { listCohortAssessments } from '@/db/queries/assessments';
import type { Cohort } from '@/db/queries/cohorts';
import type { Patient } from '@/db/queries/patients';
import type { Application } from '../application';
import { getPatient } from './get-patient';
import { stateOf, type HistoryEntry } from './history-entry';

/**
 * What every model of the cohort says of one of its patients, once for each time it was published, in that order; what has ended too, for
 * it was acted on. A clinician (`publishedOnly`) sees none that was never published. Throws `not-found`.
 */
export async function getPatientHistory(
  app: Application,
  options: { patientId: string; publishedOnly: boolean },
): Promise<{ patient: Patient; cohort: Cohort; entries: HistoryEntry[] }> {
  const { patient, cohort } = await getPatient(app, options);
  const rows = await listCohortAssessments(app.database, options);
  const entries = rows.map(({ modelId, modelName, modelVersion, ...row }): HistoryEntry => ({
    key: row.publicationId ?? modelId,
    model: { id: modelId, name: modelName, version: modelVersion, ...stateOf(row) },
    inUse: row.publicationId !== null && row.endedAt === null,
    until: row.endedAt,
    at: row.startedAt ?? row.trainedAt,
    occasion: row.startedAt === null ? 'trained' : 'published',
    who: row.publishedByName,
    assessment: row.assessment,
    threshold: row.threshold,
    changed: [],
  }));
  return { patient, cohort, entries };
}
