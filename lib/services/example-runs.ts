import { planShards } from '../jobs/plan-shards';
import type { ExampleRun } from '@/models/engines/choose';
import type { TrainingConfig } from '@/models/training/config';
import { defaultConfig } from '@/models/training/defaults';

/** Patients that a member is trained on, and inputs after preprocessing: about those of the public cohorts. */
const nRows = 500;
const nInputs = 10;

/** Two runs that nobody started, for telling which engine they would get: as by default, and as large as one may come to want. */
export function exampleRuns(): ExampleRun[] {
  return [
    exampleOf('a default run', defaultConfig('sbqc')),
    exampleOf('a run of large networks', defaultConfig('sbqc', { hiddenUnits: [1000, 1000] })),
  ];
}

function exampleOf(name: string, config: TrainingConfig): ExampleRun {
  const nMembers = config.folds * config.repeats;
  const nShardMembers = planShards(config, nMembers, nRows)[0]!.length;
  const size = `${nMembers} networks of ${config.hiddenUnits.join(' and ')} hidden units`;
  return { name: `${name} (${size})`, config, nRows, nInputs, nMembers, nShardMembers };
}
