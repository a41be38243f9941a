/** What a second core is worth: the same hundred members on one thread and on two. */
import { describeWorkload } from '../reference-workload';
import type { Section } from '../section';
import { EngineField, fusedEngine, trainFirst } from './engines';
import type { BenchOptions } from './support';

export async function threadsSection({ workload }: BenchOptions): Promise<Section> {
  const engines = new EngineField();
  const nMembers = workload.tasks.length;
  const enter = (id: string, nThreads: number) => {
    const name = `Riskcurve, fused engine on ${id}`;
    return engines.enter({ id, name, start: () => fusedEngine(nThreads) }, trainFirst(workload, nMembers));
  };
  return {
    unit: 'ms per model',
    workload: `${nMembers} members at once, each ${describeWorkload(workload)}`,
    entrants: [await enter('two threads', 2), await enter('one thread', 1)],
    comparisons: [{ faster: 'two threads', slower: 'one thread', atLeast: 1.9, byWallAlone: true }],
    dispose: () => engines.dispose(),
  };
}
