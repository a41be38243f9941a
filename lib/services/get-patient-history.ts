import { listCohortAssessments } from '@/db/queries/assessments';
import type { Cohort } from '@/db/queries/cohorts';
import type { Patient } from '@/db/queries/patients';
import type { Application } from '../application';
import { getPatient } from './get-patient';
import type { HistoryEntry } from './history-entry';

/**
 * What every model of the cohort says of one of its patients, in the order of publication; retired ones too, for what they said was acted
 * on. A clinician (`publishedOnly`) sees none that was never published. Throws `not-found`.
 */
export async function getPatientHistory(
  app: Application,
  options: { patientId: string; publishedOnly: boolean },
): Promise<{ patient: Patient; cohort: Cohort; entries: HistoryEntry[] }> {
  const { patient, cohort } = await getPatient(app, options);
  const rows = await listCohortAssessments(app.database, options);
  const entries = rows.map(
    ({ modelId, modelName, modelVersion, publishedAt, retiredAt, recalibratedFrom, ...row }): HistoryEntry => ({
      key: modelId,
      model: { id: modelId, name: modelName, version: modelVersion, publishedAt, retiredAt, recalibratedFrom },
      at: publishedAt ?? row.trainedAt,
      occasion: publishedAt === null ? 'trained' : 'published',
      who: row.publishedByName,
      assessment: row.assessment,
      threshold: row.threshold,
      changed: [],
    }),
  );
  return { patient, cohort, entries };
}
