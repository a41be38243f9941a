/** Our own engines as they take part. */
import { FusedEngine } from '@/models/engines/fused/fused-engine';
import { loadFusedProgram } from '@/models/engines/fused/program';
import { loadBackend } from '@/models/engines/tensor/backends';
import { TensorEngine } from '@/models/engines/tensor/tensor-engine';
import type { TrainingEngine } from '@/models/engines/types';
import type { ReferenceWorkload } from '../reference-workload';
import type { Entrant, Run } from '../section';
import { timed } from '../times';
import { tryTo } from './support';

/** @throws Error in one sentence where its kernel is not built or the processor has no SIMD. */
export function fusedEngine(nThreads?: number): TrainingEngine {
  return new FusedEngine(loadFusedProgram(), nThreads);
}

export async function tensorEngine(backend: 'wasm' | 'cpu'): Promise<TrainingEngine> {
  const { loaded, tried } = await loadBackend({ order: [backend] });
  if (!loaded) throw new Error(tried[0]!.reason);
  return new TensorEngine(loaded);
}

/** Trains the first members of the workload with an engine, which may not be there. */
export async function engineEntrant(
  id: string,
  name: string,
  workload: ReferenceWorkload,
  nMembers: number,
  start: () => TrainingEngine | Promise<TrainingEngine>,
  engines: TrainingEngine[],
  habits: { readonly warmUp?: boolean; readonly mostRounds?: number } = {},
): Promise<Entrant> {
  return tryTo(id, name, async () => {
    const engine = await start();
    engines.push(engine);
    const run = async (): Promise<Run> => {
      let lossAtEnd = NaN;
      const tasks = workload.tasks.slice(0, nMembers);
      const request = { ...workload, tasks, onEpoch: ({ loss }: { loss: number }) => void (lossAtEnd = loss) };
      return { ...(await timed(() => engine.train(request), nMembers)), facts: { lossAtEnd } };
    };
    return { id, name, run, ...habits };
  });
}
