/** Worker threads, one kernel each. */
import { Worker } from 'node:worker_threads';
import type { MemberWork } from './member-training';
import type { ThreadReply, ThreadStart, TrainOrder } from './messages';
import type { FusedProgram } from './program';
import type { OnShareEpoch, TrainedShare } from './train-share';

/** Starts threads when they are first needed and keeps them; an idle thread keeps no process alive. */
export class ThreadPool {
  private readonly workers = new Map<number, Worker>();

  constructor(private readonly program: FusedProgram) {}

  /**
   * Trains a share of the members on a thread.
   *
   * @returns what every task came to, or null where it was stopped.
   * @throws Error where the thread reports a fault or ends.
   */
  train(
    thread: number,
    work: MemberWork,
    stop: SharedArrayBuffer,
    onEpoch: OnShareEpoch,
  ): Promise<TrainedShare | null> {
    const worker = this.workers.get(thread) ?? this.start(thread);
    worker.ref();
    return new Promise<TrainedShare | null>((resolve, reject) => {
      worker.on('message', (reply: ThreadReply) => {
        if (reply.type === 'epoch') onEpoch(reply);
        else if (reply.type === 'trained') resolve(reply);
        else if (reply.type === 'stopped') resolve(null);
        else reject(new Error(reply.message));
      });
      const lose = (why: Error): void => {
        this.workers.delete(thread); // the next order starts another
        reject(why);
      };
      worker.once('error', lose);
      worker.once('exit', () => lose(new Error('a thread of the fused engine ended before it was done')));
      worker.postMessage({ ...work, stop } satisfies TrainOrder);
    }).finally(() => {
      for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event);
      worker.unref();
    });
  }

  /** Ends all threads at once. */
  async end(): Promise<void> {
    const workers = [...this.workers.values()];
    this.workers.clear();
    await Promise.all(workers.map((worker) => worker.terminate()));
  }

  private start(thread: number): Worker {
    const { kernel, threadFile } = this.program;
    const worker = new Worker(threadFile, { workerData: { kernel } satisfies ThreadStart });
    this.workers.set(thread, worker);
    return worker;
  }
}
