/** What a second core is worth: the same hundred members on one thread and on two. */
import type { TrainingEngine } from '@/models/engines/types';
import { describeWorkload } from '../reference-workload';
import type { Section } from '../section';
import { engineEntrant, fusedEngine } from './engines';
import { endAll, type BenchOptions } from './support';

export async function threadsSection({ workload }: BenchOptions): Promise<Section> {
  const engines: TrainingEngine[] = [];
  const on = (nThreads: number, words: string) =>
    engineEntrant(
      words,
      `Riskcurve, fused engine on ${words}`,
      workload,
      workload.tasks.length,
      () => fusedEngine(nThreads),
      engines,
    );
  return {
    unit: 'ms per model',
    workload: `${workload.tasks.length} members at once, each ${describeWorkload(workload)}`,
    entrants: [await on(2, 'two threads'), await on(1, 'one thread')],
    comparisons: [{ faster: 'two threads', slower: 'one thread', atLeast: 1.9 }],
    dispose: () => endAll([], engines),
  };
}
