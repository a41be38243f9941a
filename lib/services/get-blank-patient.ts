import type { Cohort } from '@/db/queries/cohorts';
import type { ModelWithOrigin } from '@/db/queries/models';
import type { Application } from '../application';
import { chooseModel } from './choose-model';
import type { Withdrawn } from '../publication/withdrawn';
import { getCohort } from './get-cohort';
import { judgePatient, type JudgedPatient } from './judge-patient';

export interface BlankPatient {
  /** Every model that this person may use, newest first. */
  readonly choices: readonly ModelWithOrigin[];
  readonly withdrawn: Withdrawn | null;
  /** Null where there is no model to use. */
  readonly blank: { readonly cohort: Cohort; readonly judged: JudgedPatient } | null;
}

/**
 * Where a new patient begins: a model (as `chooseModel` takes it from all) and what it says of somebody of whom nothing is known. Throws
 * `not-found` for a model that is not there or may not be seen.
 */
export async function getBlankPatient(
  app: Application,
  options: { modelId?: string; publishedOnly: boolean },
): Promise<BlankPatient> {
  const { model, choices, withdrawn } = await chooseModel(app, options);
  if (model === null) return { choices, withdrawn, blank: null };
  const { cohort, features } = await getCohort(app, { cohortId: model.cohortId });
  const values = new Float64Array(features.length).fill(NaN);
  const judged = await judgePatient(app, { modelId: model.id, values, rowIndex: null });
  return { choices, withdrawn, blank: { cohort, judged } };
}
