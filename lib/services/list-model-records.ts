import { countModels, listOutOfFoldMetrics } from '@/db/queries/model-list';
import type { ModelWithOrigin } from '@/db/queries/models';
import type { Metric } from '@/models/model';
import type { Application } from '../application';
import { listModels } from './list-models';

export interface ModelRecord {
  readonly model: ModelWithOrigin;
  /** Out of fold, by name. */
  readonly metrics: Readonly<Record<string, Metric>>;
}

/** A page of models with how good each is out of fold, newest first. */
export async function listModelRecords(
  app: Application,
  options: { publishedOnly: boolean; limit: number; offset: number },
): Promise<{ models: ModelRecord[]; total: number }> {
  const models = await listModels(app, options);
  const ids = models.map((model) => model.id);
  const metrics = await listOutOfFoldMetrics(app.database, ids);
  return {
    models: models.map((model) => ({ model, metrics: metrics.get(model.id) ?? {} })),
    total: await countModels(app.database, options),
  };
}
