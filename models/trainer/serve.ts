/** What the trainer does with a request, whatever carries the messages. */
import { EngineChooser } from '../engines/engine-chooser';
import { CancelledError, type EpochProgress } from '../engines/types';
import { findKeptEngine, UnableError } from './kept-engine';
import { decodeModel, encodeModel } from '../model-file';
import { recalibrateModel } from '../recalibration/recalibrate-model';
import { assembleModel, type AssembledModel } from '../training/assemble';
import { prepareShardStepwise } from './prepare-stepwise';
import type { TrainerReply, TrainerRequest } from './protocol';

export interface TrainerChannel {
  send(reply: TrainerReply): void;
  onRequest(listener: (request: TrainerRequest) => void): void;
}

type TrainShard = Extract<TrainerRequest, { type: 'train-shard' }>;
type Work = Exclude<TrainerRequest, { type: 'cancel' }>;

/** Serves requests one after the other, in the order they came; a cancel takes effect at once. Says `ready` when it listens. */
export function startTrainer(channel: TrainerChannel): void {
  const aborts = new Map<string, AbortController>();
  const chooser = new EngineChooser();
  let queue: Promise<void> = Promise.resolve();

  const answer = async (request: Work, abort: AbortController): Promise<void> => {
    const { requestId } = request;
    try {
      abort.signal.throwIfAborted();
      channel.send(
        request.type === 'train-shard'
          ? await trainShard(request, abort.signal, chooser, channel)
          : assembled(requestId, request.type === 'assemble' ? assembleModel(request) : recalibrate(request)),
      );
    } catch (error) {
      const wasCancelled = abort.signal.aborted || error instanceof CancelledError;
      const how = error instanceof UnableError ? 'unable' : 'failed';
      channel.send(
        wasCancelled ? { type: 'cancelled', requestId } : { type: how, requestId, message: sentenceOf(error) },
      );
    } finally {
      aborts.delete(requestId);
    }
  };

  channel.onRequest((request) => {
    if (request.type === 'cancel') {
      aborts.get(request.requestId)?.abort();
      return;
    }
    const abort = new AbortController();
    aborts.set(request.requestId, abort);
    queue = queue.then(() => answer(request, abort));
  });
  channel.send({ type: 'ready' });
}

async function trainShard(
  request: TrainShard,
  signal: AbortSignal,
  chooser: EngineChooser,
  channel: TrainerChannel,
): Promise<TrainerReply> {
  const { requestId, cohort, config, memberIndices } = request;
  const start = performance.now();
  const { nRows, nInputs, tasks, preprocessings } = await prepareShardStepwise(cohort, config, memberIndices, signal);
  const workload = { shard: { config, nRows, nInputs, tasks }, nMembers: config.folds * config.repeats };
  const { engine, why } =
    request.keptTo === null
      ? await chooser.choose(request.engine, { workload })
      : { engine: await findKeptEngine(chooser, request.keptTo, config), why: 'the run began with it' };
  signal.throwIfAborted();
  const onEpoch = (progress: EpochProgress): void => channel.send({ type: 'progress', requestId, progress });
  const bestEpochs: number[] = [];
  const onBestEpoch = (position: number, epoch: number): unknown => (bestEpochs[position] = epoch);
  const weights = await engine.train({ config, nRows, nInputs, tasks, signal, onEpoch, onBestEpoch });
  return {
    type: 'shard-trained',
    requestId,
    engineRecord: engine.record,
    whyEngine: why,
    seconds: (performance.now() - start) / 1000,
    members: tasks.map((task, at) => ({
      index: task.index,
      preprocessing: preprocessings[at]!,
      weights: weights[at]!,
      ...(bestEpochs[at] !== undefined && { bestEpoch: bestEpochs[at] }),
    })),
  };
}

function recalibrate({ modelFile, ...request }: Extract<Work, { type: 'recalibrate' }>): AssembledModel {
  return recalibrateModel({ ...request, model: decodeModel(modelFile) });
}

function assembled(requestId: string, { model, evaluation, predictions }: AssembledModel): TrainerReply {
  return { type: 'assembled', requestId, modelFile: encodeModel(model), evaluation, predictions };
}

/** What a person may read: the first line of what went wrong. */
function sentenceOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n')[0]!;
}
