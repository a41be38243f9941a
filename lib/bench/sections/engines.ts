/** Our own engines as they take part. */
import { FusedEngine } from '@/models/engines/fused/fused-engine';
import { loadFusedProgram } from '@/models/engines/fused/program';
import { loadBackend } from '@/models/engines/tensor/backends';
import { TensorEngine } from '@/models/engines/tensor/tensor-engine';
import type { EpochProgress, TrainingEngine } from '@/models/engines/types';
import type { ReferenceWorkload } from '../reference-workload';
import type { Contestant, Entrant, Run } from '../section';
import { timed } from '../times';
import { tryTo } from './support';

type Habits = Pick<Contestant, 'warmUp' | 'mostRounds'>;

interface EngineEntrant {
  readonly id: string;
  readonly name: string;
  readonly start: () => TrainingEngine | Promise<TrainingEngine>;
  readonly habits?: Habits;
}

/** Engines of a section: started one by one, ended together. */
export class EngineField {
  private readonly engines: TrainingEngine[] = [];

  /** An engine at the work that `run` gives it; one that does not work here says why. */
  enter({ id, name, start, habits }: EngineEntrant, run: (engine: TrainingEngine) => Promise<Run>): Promise<Entrant> {
    return tryTo(id, name, async () => {
      const engine = await start();
      this.engines.push(engine);
      return { id, name, run: () => run(engine), ...habits };
    });
  }

  dispose(): void {
    for (const engine of this.engines) engine.dispose();
  }
}

/** Trains the first members of the workload in one call; times per member. */
export function trainFirst(workload: ReferenceWorkload, nMembers: number): (engine: TrainingEngine) => Promise<Run> {
  return async (engine) => {
    let lossAtEnd = NaN;
    const onEpoch = ({ loss }: EpochProgress): void => void (lossAtEnd = loss);
    const request = { ...workload, tasks: workload.tasks.slice(0, nMembers), onEpoch };
    return { ...(await timed(() => engine.train(request), nMembers)), facts: { lossAtEnd } };
  };
}

/** @throws Error in one sentence where its kernel is not built or the processor has no SIMD. */
export function fusedEngine(nThreads?: number): TrainingEngine {
  return new FusedEngine(loadFusedProgram(), nThreads);
}

/** @throws Error with the reason why TensorFlow.js did not take the backend. */
export async function tensorEngine(backend: 'wasm' | 'cpu'): Promise<TrainingEngine> {
  const { loaded, tried } = await loadBackend({ order: [backend] });
  if (!loaded) throw new Error(tried[0]!.reason);
  return new TensorEngine(loaded);
}
