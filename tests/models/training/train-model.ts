import { chooseEngine } from '@/models/engines/choose';
import type { CohortData } from '@/models/features';
import type { TrainedMember } from '@/models/trainer/protocol';
import { assembleModel, type AssembledModel } from '@/models/training/assemble';
import type { TrainingConfig } from '@/models/training/config';
import { prepareShard } from '@/models/training/prepare-shard';

/** Members of a run, trained in this process. */
export async function trainMembers(
  cohort: CohortData,
  config: TrainingConfig,
  candidate: 'fused' | 'wasm' = 'wasm',
): Promise<TrainedMember[]> {
  const indices = Array.from({ length: config.folds * config.repeats }, (_, index) => index);
  const shard = prepareShard(cohort, config, indices);
  const engine = await chooseEngine('auto', { order: [candidate], config });
  const bestEpochs: number[] = [];
  const onBestEpoch = (position: number, epoch: number): unknown => (bestEpochs[position] = epoch);
  const weights = await engine.train({ config, ...shard, onBestEpoch });
  engine.dispose();
  return indices.map((index) => ({
    index,
    preprocessing: shard.preprocessings[index]!,
    weights: weights[index]!,
    ...(bestEpochs.length > 0 && { bestEpoch: bestEpochs[index]! }),
  }));
}

/** A whole run in this process. */
export async function trainModel(cohort: CohortData, config: TrainingConfig): Promise<AssembledModel> {
  const members = await trainMembers(cohort, config);
  const engineRecord = { engine: 'tensor', backend: 'wasm', device: 'test' } as const;
  return assembleModel({ cohort, config, engineRecord, codeVersion: 'test', members });
}
