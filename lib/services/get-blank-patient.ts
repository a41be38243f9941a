import type { Cohort } from '@/db/queries/cohorts';
import type { ModelWithOrigin } from '@/db/queries/models';
import type { Application } from '../application';
import { RiskcurveError } from '../errors';
import { getCohort } from './get-cohort';
import { judgePatient, type JudgedPatient } from './judge-patient';
import { listModels } from './list-models';

export interface BlankPatient {
  /** Every model that this person may use, newest first. */
  readonly choices: readonly ModelWithOrigin[];
  /** Null where there is no model to use. */
  readonly blank: { readonly cohort: Cohort; readonly judged: JudgedPatient } | null;
}

/**
 * Where a new patient begins: a model (the one asked for, else the newest published one, else the newest) and what it says of somebody of
 * whom nothing is known. Throws `not-found` for a model that is not there or may not be seen.
 */
export async function getBlankPatient(
  app: Application,
  options: { modelId?: string; publishedOnly: boolean },
): Promise<BlankPatient> {
  const choices = await listModels(app, { publishedOnly: options.publishedOnly, limit: 100 });
  const published = choices.find((choice) => choice.publishedAt !== null && choice.retiredAt === null);
  const model =
    options.modelId === undefined ? (published ?? choices[0]) : choices.find((choice) => choice.id === options.modelId);
  if (model === undefined) {
    if (options.modelId === undefined) return { choices, blank: null };
    throw new RiskcurveError('not-found', 'there is no such model');
  }
  const { cohort, features } = await getCohort(app, { cohortId: model.cohortId });
  const values = new Float64Array(features.length).fill(NaN);
  return { choices, blank: { cohort, judged: await judgePatient(app, { modelId: model.id, values, rowIndex: null }) } };
}
