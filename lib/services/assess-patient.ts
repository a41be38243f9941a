import type { Cohort } from '@/db/queries/cohorts';
import type { ModelWithOrigin } from '@/db/queries/models';
import type { Patient } from '@/db/queries/patients';
import type { PatientValues } from '@/models/features';
import type { Application } from '../application';
import { chooseModel } from './choose-model';
import type { Withdrawn } from '../publication/withdrawn';
import { getPatient } from './get-patient';
import { judgePatient, type JudgedPatient } from './judge-patient';

export type { JudgedPatient } from './judge-patient';

export interface AssessedPatient {
  readonly patient: Patient;
  readonly cohort: Cohort;
  readonly choices: readonly ModelWithOrigin[];
  /** What became of the model asked for, where another stands in its place. */
  readonly withdrawn: Withdrawn | null;
  /** Null where no model may be shown for the cohort. */
  readonly judged: JudgedPatient | null;
}

/**
 * What a model says of a patient of its cohort, with the curves and the place in the cohort. Throws `not-found` for an unknown
 * patient, or a model that does not belong to the cohort or may not be seen.
 */
export async function assessPatient(
  app: Application,
  options: { patientId: string; modelId?: string; publishedOnly: boolean },
): Promise<AssessedPatient> {
  const { patient, cohort } = await getPatient(app, options);
  const { model, choices, withdrawn } = await chooseModel(app, { ...options, cohortId: cohort.id });
  return {
    patient,
    cohort,
    choices,
    withdrawn,
    judged: model && (await judgePatient(app, { modelId: model.id, ...rowOf(patient) })),
  };
}

/** A stored patient as the numbers take it. */
export function rowOf(patient: Pick<Patient, 'values' | 'rowIndex'>): { values: PatientValues; rowIndex: number } {
  return { values: Float64Array.from(patient.values, (value) => value ?? NaN), rowIndex: patient.rowIndex };
}
