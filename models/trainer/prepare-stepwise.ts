/** Preparing a shard without keeping the process to itself. */
import { Breath } from '../engines/breath';
import type { CohortData } from '../features';
import type { TrainingConfig } from '../training/config';
import { prepareShardSteps, type PreparedShard } from '../training/prepare-shard';

/** As `prepareShard`. @throws CancelledError soon after the signal is aborted */
export async function prepareShardStepwise(
  cohort: CohortData,
  config: TrainingConfig,
  memberIndices: readonly number[],
  signal: AbortSignal,
): Promise<PreparedShard> {
  const breath = new Breath(signal);
  const steps = prepareShardSteps(cohort, config, memberIndices);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await breath.take();
  }
}
