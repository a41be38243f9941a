import type { ModelWithOrigin } from '@/db/queries/models';
import type { Application } from '../application';
import { RiskcurveError } from '../errors';
import { listModels } from './list-models';

/**
 * The model to show a cohort's patients by: the one asked for, else the newest published one, else (for whoever may see more than
 * published models) the newest; null where there is none. Throws `not-found` where the one asked for is not among the `choices`.
 */
export async function chooseModel(
  app: Application,
  options: { cohortId: string; modelId?: string; publishedOnly: boolean },
): Promise<{ model: ModelWithOrigin | null; choices: ModelWithOrigin[] }> {
  const { cohortId, modelId, publishedOnly } = options;
  const choices = await listModels(app, { cohortId, publishedOnly, limit: 100 });
  if (modelId !== undefined) {
    const model = choices.find((choice) => choice.id === modelId);
    if (model === undefined) throw new RiskcurveError('not-found', 'there is no such model for this cohort');
    return { model, choices };
  }
  const published = choices.find((choice) => choice.publishedAt !== null && choice.retiredAt === null);
  return { model: published ?? choices[0] ?? null, choices };
}
