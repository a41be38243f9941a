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
const nInputs = 10;
/** Multiplications and additions of a round on one engine, and floats of weights that an ensemble may have. */
const workOfRound = 4e10;
const mostWeights = 1.2e8;
/** Since the start of the process: what is not done by then is left out, so that the whole check ends in a few minutes. */
const secondsAtMost = 170;

/** Leaves out what would be too large; smallest first. Ends with false where time ran out before the last. */
export async function* measureTimings(tensor: TrainingEngine): AsyncGenerator<TimingRecord, boolean> {
  const signal = AbortSignal.timeout(Math.max(0, Math.round(1000 * (secondsAtMost - process.uptime()))));
  const fused = new FusedEngine(loadFusedProgram());
  try {
    for (const [hiddenUnits, members] of grid()) yield await measureCell(tensor, fused, hiddenUnits, members, signal);
    return true;
  } catch (error) {
    if (signal.aborted) return false;
    throw error;
  } finally {
    fused.dispose();
  }
}

function* grid(): Generator<[number[], number]> {
  for (const hiddenUnits of networks)
    for (const members of ensembles) if (members * weightsOf(hiddenUnits) <= mostWeights) yield [hiddenUnits, members];
}

async function measureCell(
  tensor: TrainingEngine,
  fused: TrainingEngine,
  hiddenUnits: number[],
  members: number,
  signal: AbortSignal,
): Promise<TimingRecord> {
  signal.throwIfAborted();
  const work = 6 * weightsOf(hiddenUnits) * batchSize * members;
  const steps = Math.min(24, Math.max(2, Math.floor(workOfRound / work)));
  const config = defaultConfig('sbqc', { hiddenUnits, epochs: 3, batchSize, earlyStopping: null });
  const example = exampleRequest(config, { nMembers: members, nRows: steps * batchSize, nInputs });
  const request = { ...example, signal };
  return {
    ...{ hiddenUnits, members, batchSize, steps },
    tensorSecondsPerModel: await quickestEpoch(tensor, request, members),
    fusedSecondsPerModel: await quickestEpoch(fused, request, members),
  };
}

/** About: without biases and outputs. */
function weightsOf(hiddenUnits: readonly number[]): number {
  return hiddenUnits.reduce((sum, width, layer) => sum + width * (hiddenUnits[layer - 1] ?? nInputs), 0);
}

/** The quicker of the last two of three epochs, over the members. */
async function quickestEpoch(engine: TrainingEngine, request: TrainRequest, members: number): Promise<number> {
  const ends: number[] = [];
  await engine.train({ ...request, onEpoch: () => ends.push(performance.now()) });
  return Math.min(...ends.slice(1).map((at, epoch) => at - ends[epoch]!)) / 1000 / members;
}
