import type { TrainingEngine } from '@/models/engines/types';
import type { CohortData } from '@/models/features';
import type { AssembleOptions } from '@/models/training/assemble';
import type { TrainingConfig } from '@/models/training/config';
import { prepareShard } from '@/models/training/prepare-shard';

/** Prepares and trains every member of a configuration: what a model is put together from. */
export async function trainMembers(
  cohort: CohortData,
  config: TrainingConfig,
  engine: TrainingEngine,
): Promise<AssembleOptions> {
  const indices = Array.from({ length: config.folds * config.repeats }, (_, index) => index);
  const { preprocessings, ...shard } = prepareShard(cohort, config, indices);
  const weights = await engine.train({ config, ...shard });
  const members = indices.map((index) => ({ index, preprocessing: preprocessings[index]!, weights: weights[index]! }));
  return { cohort, config, engineRecord: engine.record, codeVersion: '', members };
}
