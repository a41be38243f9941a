/** Seconds a model takes on the GPU and in the fused loop, over a grid of members and sizes. */
import { FusedEngine } from '@/models/engines/fused/fused-engine';
import { loadFusedProgram } from '@/models/engines/fused/program';
import { exampleRequest } from '@/models/engines/example-request';
import type { TrainingEngine, TrainRequest } from '@/models/engines/types';
import { defaultConfig } from '@/models/training/defaults';
import type { TimingRecord } from './record';

const networks: readonly number[][] = [[100], [1000], [1000, 1000], [3000, 3000]];
const ensembles = [1, 5, 25, 100];
const batchSize = 32;
/** Multiplications and additions of a round on one engine, and floats of weights that an ensemble may have. */
const workOfRound = 4e10;
const mostWeights = 1.2e8;
/** What is left when this much time has gone is left out, so that the whole check ends in a few minutes. */
const secondsAtMost = 150;

/** Leaves out what would be too large or come too late; smallest first. */
export async function measureTimings(tensor: TrainingEngine): Promise<TimingRecord[]> {
  const end = performance.now() + 1000 * secondsAtMost;
  const fused = new FusedEngine(loadFusedProgram());
  const timings: TimingRecord[] = [];
  for (const hiddenUnits of networks) {
    for (const members of ensembles) {
      const nWeights = hiddenUnits.reduce((sum, width, layer) => sum + width * (hiddenUnits[layer - 1] ?? 10), 0);
      if (members * nWeights > mostWeights || performance.now() > end) continue;
      const steps = Math.min(24, Math.max(2, Math.floor(workOfRound / (6 * nWeights * batchSize * members))));
      const config = defaultConfig('sbqc', { hiddenUnits, epochs: 3, batchSize });
      const request = exampleRequest(config, { nMembers: members, nRows: steps * batchSize, nInputs: 10 });
      timings.push({
        ...{ hiddenUnits, members, batchSize, steps },
        tensorSecondsPerModel: await quickestEpoch(tensor, request, members),
        fusedSecondsPerModel: await quickestEpoch(fused, request, members),
      });
    }
  }
  fused.dispose();
  return timings;
}

/** The quicker of the last two of three epochs, over the members. */
async function quickestEpoch(engine: TrainingEngine, request: TrainRequest, members: number): Promise<number> {
  const ends: number[] = [];
  await engine.train({ ...request, onEpoch: () => ends.push(performance.now()) });
  return Math.min(...ends.slice(1).map((at, epoch) => at - ends[epoch]!)) / 1000 / members;
}
