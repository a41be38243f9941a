/** A public cohort and a model trained on it, for the benchmarks of inference. */
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { buildCohort } from '@/lib/cohort/build-cohort';
import { knownCohorts, knownCorrections, matchKnownCohort } from '@/lib/cohort/catalogue';
import { inferSchema } from '@/lib/cohort/infer-schema';
import { readRawTable } from '@/lib/cohort/raw-table';
import { loadBackend } from '@/models/engines/tensor/backends';
import { TensorEngine } from '@/models/engines/tensor/tensor-engine';
import type { CohortData } from '@/models/features';
import type { TrainedModel } from '@/models/model';
import { decodeModel, encodeModel } from '@/models/model-file';
import { putTogether } from '@/models/training/assemble';
import { defaultConfig } from '@/models/training/defaults';
import { prepareShard } from '@/models/training/prepare-shard';

/** A known cohort from a folder that holds its file. */
export async function readBenchmarkCohort(folder: string, key: string): Promise<CohortData> {
  const known = knownCohorts.find((cohort) => cohort.key === key)!;
  const raw = await readRawTable(createReadStream(path.join(folder, known.fileName)));
  const names = raw.columns.map(({ name }) => name);
  const schema = inferSchema(raw, knownCorrections(matchKnownCohort(names, raw.sha256)), known.outcome.name);
  return buildCohort(raw, schema, known.outcome).data;
}

/** Nine levels, 100 units, 100 members, briefly trained: what a curve costs does not depend on how long. */
export async function trainBenchmarkModel(cohort: CohortData): Promise<TrainedModel> {
  const config = defaultConfig('sbqc', { epochs: 5, hiddenUnits: [100], folds: 5, repeats: 20, holdoutShare: 0 });
  const { loaded } = await loadBackend({ order: ['wasm'] });
  const engine = new TensorEngine(loaded!);
  const indices = Array.from({ length: config.folds * config.repeats }, (_, index) => index);
  const { preprocessings, ...shard } = prepareShard(cohort, config, indices);
  const weights = await engine.train({ config, ...shard });
  const members = indices.map((index) => ({ index, preprocessing: preprocessings[index]!, weights: weights[index]! }));
  engine.dispose();
  const trained = putTogether({ cohort, config, engineRecord: engine.record, codeVersion: '', members });
  return decodeModel(encodeModel(trained)); // as the product has it, from its file
}
