/** The engine on TensorFlow.js, whatever its backend. */
import type { EngineRecord } from '../../model';
import type { MemberTask, TrainingEngine, TrainRequest } from '../types';
import type { LoadedBackend } from './backend';
import { FullBatchTraining } from './full-batch-training';
import { releaseTape } from './release-tape';
import { StackedTraining } from './stacked-training';

/** Trains all members of a request as one stack `[nMembers, nRows, nUnits]`. The backend stays the process's own until `dispose`. */
export class TensorEngine implements TrainingEngine {
  readonly record: EngineRecord;

  constructor(private readonly backend: LoadedBackend) {
    this.record = { engine: 'tensor', backend: backend.name, device: backend.device };
  }

  async train(request: TrainRequest): Promise<Float32Array[]> {
    if (request.tasks.length === 0) return [];
    await this.backend.activate();
    // A lone member would take another matrix product (and rounding) on WebAssembly than one among others: it trains beside itself.
    const [first] = request.tasks;
    const isLone = request.tasks.length === 1 && this.backend.name === 'wasm';
    const Training = request.config.optimizer === 'lbfgs' ? FullBatchTraining : StackedTraining;
    const training = new Training(this.backend.tf, isLone ? beside(request, first!) : request);
    try {
      const trained = await training.run();
      const fault = this.backend.takeFault();
      if (fault) throw new Error(`${this.backend.name} on ${this.backend.device} failed: ${fault}`);
      return trained.slice(0, request.tasks.length);
    } catch (error) {
      releaseTape(this.backend.tf);
      throw error;
    } finally {
      training.dispose();
    }
  }

  dispose(): void {
    this.backend.release();
  }
}

/** A lone member beside itself; of the copy nothing is told. */
function beside(request: TrainRequest, task: MemberTask): TrainRequest {
  return {
    ...request,
    tasks: [task, task],
    onBestEpoch: (position, epoch) => {
      if (position === 0) request.onBestEpoch?.(position, epoch);
    },
  };
}
