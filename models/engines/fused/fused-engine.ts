/**
 * The engine on a fused loop: forward pass, slope of the loss, backward pass and Adam in one WebAssembly kernel with SIMD
 * (`kernel/*.as`, AssemblyScript, built by `npm run build`), the members of a request shared out over worker threads.
 *
 * From the outside in:
 * - `fused-engine.ts` shares the members out and gathers what comes back (`epoch-board.ts`); `thread-pool.ts` holds the threads.
 * - `thread.ts` runs on each thread: for every epoch, for every member of its own, every batch in order (`train-share.ts`,
 *   `member-training.ts`). A member is trained alone, so its bytes depend neither on its company nor on the number of threads. A single
 *   small network is trained on the thread of the caller, before another would have started.
 * - `memory-layout.ts` says where everything lies in a kernel's memory; `padded-weights.ts` carries weights in and out. Units, rows of a
 *   batch and inputs are padded to the four lanes of a vector; hidden kernels lie `[nIn, width]`, the head `[nLevels, width]`, latent
 *   quantiles and their slopes level by level, `[nLevels, batch]`, so that four rows of a level are one vector.
 * - A batch (`kernel/index.as`): gather its rows; for each hidden layer a product with the bias as its start and the activation
 *   at its end; dot products for the head; exponentials and arctangents of all levels, then the slope of the loss and the crossing penalty in
 *   one pass over the levels; the head's slope, then from
 *   the last hidden layer down the slope through the activation, of the kernel and of the bias; one pass of Adam over all weights.
 *   Nothing is allocated. Sums run in a fixed order, so the same request gives the same bytes.
 */
import { availableParallelism, cpus } from 'node:os';
import type { EngineRecord } from '../../model';
import { CancelledError, type TrainingEngine, type TrainRequest } from '../types';
import { unfitReason } from './capabilities';
import { EpochBoard } from './epoch-board';
import type { FusedProgram } from './program';
import { ThreadPool } from './thread-pool';
import { isOverAtOnce, trainHere, type OnShareEpoch } from './train-share';

export class FusedEngine implements TrainingEngine {
  readonly record: EngineRecord;
  private readonly pool: ThreadPool;

  /** @param nThreads as many as the process has processors by default. */
  constructor(
    private readonly program: FusedProgram,
    private readonly nThreads: number = availableParallelism(),
  ) {
    this.pool = new ThreadPool(program);
    const threads = nThreads === 1 ? 'one thread' : `${nThreads} threads`;
    this.record = { engine: 'fused', backend: 'wasm-simd', device: `${processor()}, ${threads}` };
  }

  /**
   * @throws Error in one sentence for a configuration that only the tensor engine trains, and where the loss is no longer a number;
   *   CancelledError.
   */
  async train(request: TrainRequest): Promise<Float32Array[]> {
    const { config, nRows, nInputs, tasks, signal } = request;
    const unfit = unfitReason(config);
    if (unfit) throw new Error(`${unfit}; ask for the engine auto or tensor`);
    if (signal?.aborted) throw new CancelledError();

    const stop = new SharedArrayBuffer(4);
    let fault: unknown = null;
    const halt = (reason: unknown): void => {
      fault ??= reason;
      Atomics.store(new Int32Array(stop), 0, 1);
    };
    const cancel = (): void => halt(new CancelledError());
    const board = new EpochBoard(config, tasks.length, (progress) => request.onEpoch?.(progress));
    const weights = new Array<Float32Array>(tasks.length);
    const bestEpochs = new Array<number | undefined>(tasks.length);
    const trainShare = async (members: readonly number[], thread: number): Promise<void> => {
      const own = members.map((member) => tasks[member]!);
      const work = { config, nRows, nInputs, tasks: own, tellWeights: request.onWeights !== undefined };
      const onEpoch: OnShareEpoch = ({ epoch, positions, epochs, weights: current }) => {
        if (fault) return; // what a thread says before it has seen the stop is of no use to anybody
        try {
          const entered = positions.map((position) => members[position]!);
          board.enter(epoch, entered, epochs);
          current?.forEach((vector, at) => request.onWeights?.(entered[at]!, epoch, vector));
        } catch (error) {
          halt(error);
        }
      };
      const trained = await (isOverAtOnce(request)
        ? trainHere(this.program.kernel, work, stop, onEpoch)
        : this.pool.train(thread, work, stop, onEpoch));
      trained?.weights.forEach((vector, at) => {
        weights[members[at]!] = vector;
        bestEpochs[members[at]!] = trained.bestEpochs[at];
      });
    };

    signal?.addEventListener('abort', cancel);
    try {
      await Promise.all(
        shareOut(tasks.length, this.nThreads).map((members, thread) => trainShare(members, thread).catch(halt)),
      );
    } finally {
      signal?.removeEventListener('abort', cancel);
    }
    if (fault) throw fault as Error;
    bestEpochs.forEach((epoch, position) => {
      if (epoch !== undefined) request.onBestEpoch?.(position, epoch);
    });
    return weights;
  }

  dispose(): void {
    void this.pool.end();
  }
}

/** Members by turns to the threads: those of like size in time. */
function shareOut(nMembers: number, nThreads: number): number[][] {
  return Array.from({ length: Math.min(nMembers, nThreads) }, (_, thread) =>
    Array.from({ length: Math.ceil((nMembers - thread) / nThreads) }, (_, turn) => thread + turn * nThreads),
  );
}

function processor(): string {
  return cpus()[0]?.model.trim() || process.arch;
}
