import { findModelById, type ModelWithOrigin } from '@/db/queries/models';
import type { Application } from '../application';
import { RiskcurveError } from '../errors';
import type { Withdrawn } from '../publication/withdrawn';
import { findWithdrawn } from './find-withdrawn';
import { listModels } from './list-models';
import { isPublished } from './published';

export interface ChosenModel {
  readonly model: ModelWithOrigin | null;
  readonly choices: ModelWithOrigin[];
  /** What became of the model asked for, where it was published once and another stands in its place. */
  readonly withdrawn: Withdrawn | null;
}

/**
 * The model to show patients by: the one asked for, else the newest published one, else (for whoever may see more than published models) the
 * newest; null where there is none. Of one cohort, or of all. For a clinician a version that is no longer published gives way to the one of
 * its line that is. Throws `not-found` where the one asked for cannot be among the `choices` and never was.
 */
export async function chooseModel(
  app: Application,
  options: { cohortId?: string; modelId?: string; publishedOnly: boolean },
): Promise<ChosenModel> {
  const { cohortId, modelId, publishedOnly } = options;
  const choices = await listModels(app, { cohortId, publishedOnly, limit: 100 });
  const usual = choices.find(isPublished) ?? choices[0] ?? null;
  if (modelId === undefined) return { model: usual, choices, withdrawn: null };
  const model = choices.find((choice) => choice.id === modelId);
  if (model !== undefined) return { model, choices, withdrawn: null };
  const asked = await findModelById(app.database, modelId);
  const ofCohort = asked !== null && (cohortId === undefined || asked.cohortId === cohortId);
  const withdrawn = ofCohort ? await findWithdrawn(app, asked) : null;
  if (withdrawn === null) throw new RiskcurveError('not-found', 'there is no such model to judge by');
  const successor = choices.find(({ id }) => id === withdrawn.successor?.modelId);
  return { model: successor ?? usual, choices, withdrawn };
}
