import { randomUUID } from 'node:crypto';
import { CancelledError, type EpochProgress } from '@/models/engines/types';
import type { TrainerReply, TrainerRequest } from '@/models/trainer/protocol';
import { startTrainerProcess, type TrainerProcess } from './trainer-process';

/** The trainer refused or could not do what it was asked, in its own sentence; asking again gives the same. */
export class TrainerFailedError extends Error {
  override readonly name = 'TrainerFailedError';
}

/** The trainer's machine does not have the engine that the run is kept to; the message says what it has. */
export class TrainerUnableError extends Error {
  override readonly name = 'TrainerUnableError';
}

type WorkRequest = Exclude<TrainerRequest, { type: 'cancel' }>;
type WithoutId<T> = T extends unknown ? Omit<T, 'requestId'> : never;
/** What the trainer can be asked for, without the id that the host adds. */
export type TrainerTask = WithoutId<WorkRequest>;
export type ReplyTo<T extends TrainerTask['type']> = Extract<
  TrainerReply,
  { type: T extends 'train-shard' ? 'shard-trained' : 'assembled' }
>;

interface AskOptions {
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: EpochProgress) => void;
}

export interface TrainerHost {
  /**
   * Has the trainer do one task; tasks wait for each other. Throws `CancelledError` when the signal is aborted,
   * `TrainerFailedError` with the trainer's sentence, `TrainerUnableError` where another machine must do it, `TrainerDiedError` when
   * the process ended or the host was stopped.
   */
  ask<T extends TrainerTask>(task: T, options: AskOptions): Promise<ReplyTo<T['type']>>;
  /** Ends the trainer process; a task under way fails. */
  stop(): void;
}

/** How long the trainer may take to answer a cancel before it is killed. */
const patienceMs = 3_000;
/** An idle trainer holds memory that nobody needs. */
const idleMs = 120_000;

/** A host that starts its trainer process with the first task and again after a crash. */
export function createTrainerHost(file: string): TrainerHost {
  let trainer: TrainerProcess | null = null;
  let onReply: (reply: TrainerReply) => void = () => {};
  let idle: NodeJS.Timeout | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  const stop = () => {
    clearTimeout(idle);
    trainer?.kill();
    trainer = null;
  };
  const runningTrainer = () => {
    if (trainer !== null) return trainer;
    const started = startTrainerProcess(file, (reply) => onReply(reply));
    trainer = started;
    void started.ended.then(() => {
      if (trainer === started) trainer = null;
    });
    return started;
  };
  const converse = async (task: TrainerTask, options: AskOptions) => {
    clearTimeout(idle);
    if (options.signal.aborted) throw new CancelledError();
    const requestId = randomUUID();
    const conversation = listen(runningTrainer(), requestId, options, (listener) => (onReply = listener));
    trainer?.send({ ...task, requestId });
    return conversation.finally(() => (idle = setTimeout(stop, idleMs).unref()));
  };
  return {
    stop,
    ask: <T extends TrainerTask>(task: T, options: AskOptions) => {
      const answer = turn.then(() => converse(task, options));
      turn = answer.catch(() => {});
      return answer as Promise<ReplyTo<T['type']>>;
    },
  };
}

/** Waits for the end of one request: its reply, its failure, the end of the process, or a cancel that must not take long. */
function listen(
  trainer: TrainerProcess,
  requestId: string,
  { signal, onProgress }: AskOptions,
  hear: (listener: (reply: TrainerReply) => void) => void,
): Promise<TrainerReply> {
  let patience: NodeJS.Timeout | undefined;
  const cancel = () => {
    trainer.send({ type: 'cancel', requestId });
    patience = setTimeout(trainer.kill, patienceMs);
  };
  const answer = new Promise<TrainerReply>((resolve, reject) => {
    signal.addEventListener('abort', cancel, { once: true });
    void trainer.ended.then((death) => reject(signal.aborted ? new CancelledError() : death));
    hear((reply) => {
      if (reply.type === 'ready' || reply.requestId !== requestId) return;
      if (reply.type === 'progress') onProgress?.(reply.progress);
      else if (reply.type === 'cancelled') reject(new CancelledError());
      else if (reply.type === 'unable') reject(new TrainerUnableError(reply.message));
      else if (reply.type === 'failed') reject(new TrainerFailedError(reply.message));
      else resolve(reply);
    });
  });
  return answer.finally(() => {
    clearTimeout(patience);
    signal.removeEventListener('abort', cancel);
  });
}
