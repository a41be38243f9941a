/**
 * How long an engine would take for a run, measured on this machine: it trains the run's own shard for a few batches of a few epochs,
 * and the time of an epoch is carried over to all batches, epochs and shards. Dropout and the watch of early stopping take their time in
 * it; that a member may stop early is left out, for nobody knows beforehand when.
 */
import { availableParallelism } from 'node:os';
import { countWeights, networkShapeOf } from '../inference/network-shape';
import { CancelledError, type MemberTask, type TrainingEngine, type TrainRequest, type ValidationPart } from './types';

/** A shard of a run, and how many members the whole run has. */
export interface Workload {
  readonly shard: TrainRequest;
  readonly nMembers: number;
}

/** A few batches tell what all would; fewer of a large network, which takes its time for each. */
const MOST_BATCHES = 8;
/** Multiplications and additions of a member in an epoch of the probe: a few hundred milliseconds of one core. */
const MOST_WORK = 1e9;
const MOST_EPOCHS = 1000;
/** Of the epochs after the first, which starts threads or compiles programs: how long they are watched, and how many at the least. */
const WATCHED_MS = 150;
const LEAST_WATCHED = 2;
/** A device that has not done that much by then, in milliseconds, is no help. */
const PATIENCE_MS = 10_000;

/**
 * Seconds for all members of the run, by this process alone. Takes well under a second, on a GPU the time its programs take to compile more.
 *
 * @throws Error in one sentence where the engine fails, or takes ten seconds for a few steps.
 */
export async function estimateSeconds(engine: TrainingEngine, { shard, nMembers }: Workload): Promise<number> {
  const nShardMembers = shard.tasks.length;
  // the fused engine trains a member on each thread; the members beyond wait their turn
  const atOnce = engine.record.engine === 'fused' ? Math.min(nShardMembers, availableParallelism()) : nShardMembers;
  const probe = probeOf(shard, atOnce);
  const perEpoch = await secondsOfEpoch(engine, probe);
  const { config, nRows } = shard;
  const share = Math.ceil(nRows / config.batchSize) / Math.ceil(probe.nRows / config.batchSize);
  const turns = Math.ceil(nShardMembers / atOnce);
  return perEpoch * (config.optimizer === 'lbfgs' ? 1 : share) * config.epochs * turns * (nMembers / nShardMembers);
}

/** The first members of the shard and their first rows, every epoch in that order; L-BFGS takes all rows at once. No member stops early. */
function probeOf(shard: TrainRequest, nMembers: number): TrainRequest {
  const { config, nInputs } = shard;
  const work = 6 * countWeights(networkShapeOf(config, nInputs)) * config.batchSize;
  const nBatches = Math.min(MOST_BATCHES, Math.max(1, Math.floor(MOST_WORK / work)));
  const nRows = config.optimizer === 'lbfgs' ? shard.nRows : Math.min(shard.nRows, nBatches * config.batchSize);
  const batchOrder = Int32Array.from({ length: MOST_EPOCHS * nRows }, (_, at) => at % nRows);
  const tasks = shard.tasks.slice(0, nMembers).map((task): MemberTask => {
    const [inputs, labels] = [task.inputs.subarray(0, nRows * nInputs), task.labels.subarray(0, nRows)];
    const validation = task.validation && firstRows(task.validation, nRows / shard.nRows, nInputs);
    return { ...task, inputs, labels, batchOrder, ...(validation && { validation }) };
  });
  const earlyStopping = config.earlyStopping && { ...config.earlyStopping, patience: MOST_EPOCHS };
  return { config: { ...config, epochs: MOST_EPOCHS, earlyStopping }, nRows, nInputs, tasks };
}

/** As large a share of the rows that early stopping watches as of those that are trained on. */
function firstRows({ inputs, labels }: ValidationPart, share: number, nInputs: number): ValidationPart {
  const nRows = Math.max(1, Math.round(share * labels.length));
  return { inputs: inputs.subarray(0, nRows * nInputs), labels: labels.subarray(0, nRows) };
}

/** Mean over the epochs that were watched: threads tell of several at a time. */
async function secondsOfEpoch(engine: TrainingEngine, probe: TrainRequest): Promise<number> {
  const ends: number[] = [];
  const enough = new AbortController();
  const onEpoch = (): void => {
    ends.push(performance.now());
    if (ends.length > LEAST_WATCHED && ends.at(-1)! - ends[0]! > WATCHED_MS) enough.abort();
  };
  const patience = setTimeout(() => enough.abort(), PATIENCE_MS);
  try {
    await engine.train({ ...probe, onEpoch, signal: enough.signal });
  } catch (error) {
    if (!(error instanceof CancelledError)) throw error;
  } finally {
    clearTimeout(patience);
  }
  if (ends.length < 2) throw new Error(`a few steps took it longer than ${PATIENCE_MS / 1000} s`);
  return (ends.at(-1)! - ends[0]!) / (ends.length - 1) / 1000;
}
