import { listModels, type ModelWithOrigin } from '@/db/queries/models';
import type { TrainingConfig } from '@/models/training/config';
import { canonicalJson } from '@/models/training/canonical-json';
import type { Application } from '../application';

const pageSize = 500;

/** The newest model of a cohort, as a run yields it, that was trained with exactly these settings, by that engine unless any will do; null where there is none. */
export async function findEqualModel(
  app: Pick<Application, 'database'>,
  options: { cohortId: string; config: TrainingConfig; engine: 'auto' | 'fused' | 'tensor' },
): Promise<ModelWithOrigin | null> {
  const { cohortId, config, engine } = options;
  const wanted = canonicalJson(config);
  for (let offset = 0; ; offset += pageSize) {
    const models = await listModels(app.database, { cohortId, limit: pageSize, offset });
    const found = models.find(
      (model) =>
        model.recalibratedFrom === null &&
        canonicalJson(model.config) === wanted &&
        (engine === 'auto' || model.engine?.engine === engine),
    );
    if (found !== undefined) return found;
    if (models.length < pageSize) return null;
  }
}
