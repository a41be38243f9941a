import { listStoredAssessments } from '@/db/queries/assessments';
import type { Cohort } from '@/db/queries/cohorts';
import type { EnteredPatient } from '@/db/queries/entered-patients';
import type { ModelWithOrigin } from '@/db/queries/models';
import type { Application } from '../application';
import type { Person } from '../auth/actor';
import { chooseModel } from './choose-model';
import type { Withdrawn } from '../publication/withdrawn';
import { getEnteredPatient } from './get-entered-patient';
import { judgePatient, type JudgedPatient } from './judge-patient';

export interface AssessedEnteredPatient {
  readonly patient: EnteredPatient;
  readonly cohort: Cohort;
  readonly choices: readonly ModelWithOrigin[];
  /** What became of the model asked for, where another stands in its place. */
  readonly withdrawn: Withdrawn | null;
  /** Null where no model may be shown for the cohort any more. */
  readonly judged: JudgedPatient | null;
}

/**
 * What a model says of an entered patient: the model asked for, else the one that assessed them last, else the cohort's newest. All of its
 * members judge. Stores nothing. Throws `not-found` for an unknown patient or a model that may not be seen.
 */
export async function assessEnteredPatient(
  app: Application,
  options: { enteredPatientId: string; modelId?: string; publishedOnly: boolean; person: Person },
): Promise<AssessedEnteredPatient> {
  const { enteredPatientId, publishedOnly, modelId } = options;
  const { patient, cohort } = await getEnteredPatient(app, options);
  const chosen = await chooseModel(app, { cohortId: cohort.id, modelId, publishedOnly });
  const last = (await listStoredAssessments(app.database, { enteredPatientId, publishedOnly })).at(-1)?.modelId;
  const usual = chosen.choices.find((choice) => choice.id === last && choice.retiredAt === null);
  const model = modelId === undefined ? (usual ?? chosen.model) : chosen.model;
  const values = Float64Array.from(patient.values, (value) => value ?? NaN);
  return {
    patient,
    cohort,
    choices: chosen.choices,
    withdrawn: chosen.withdrawn,
    judged: model && (await judgePatient(app, { modelId: model.id, values, rowIndex: null })),
  };
}
