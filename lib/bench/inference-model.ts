/** A model for the benchmarks of inference: nine levels, 100 units, 100 members. */
import { chooseEngine } from '@/models/engines/choose';
import type { CohortData } from '@/models/features';
import type { TrainedModel } from '@/models/model';
import { putTogether } from '@/models/training/assemble';
import { defaultConfig } from '@/models/training/defaults';
import { trainMembers } from './train-members';

/** Briefly trained: what a curve costs does not depend on how long. */
export async function trainInferenceModel(cohort: CohortData): Promise<TrainedModel> {
  const config = defaultConfig('sbqc', {
    epochs: 5,
    earlyStopping: null,
    hiddenUnits: [100],
    folds: 5,
    repeats: 20,
    holdoutShare: 0,
  });
  const engine = await chooseEngine('auto', { config, order: ['fused', 'wasm', 'cpu'] });
  try {
    return putTogether(await trainMembers(cohort, config, engine));
  } finally {
    engine.dispose();
  }
}
