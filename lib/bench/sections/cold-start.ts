/** From a process that does not run yet to one trained network. */
import path from 'node:path';
import { startTrainerProcess } from '../../jobs/trainer-process';
import { projectRoot } from '../../project-root';
import { findPythonPeer } from '../python';
import { describeWorkload, workloadForPeer, type ReferenceWorkload } from '../reference-workload';
import type { Entrant, Section } from '../section';
import type { BenchOptions } from './support';
import type { CohortData } from '@/models/features';

export async function coldStartSection({ cohort, workload, pythons, found }: BenchOptions): Promise<Section> {
  return {
    unit: 's',
    workload: `a fresh process to one trained model: ${describeWorkload(workload)}`,
    entrants: [trainerEntrant(cohort, workload), await sklearnEntrant(workload, pythons, found)],
    comparisons: [{ faster: 'trainer', slower: 'sklearn', atLeast: null }],
    goals: [{ id: 'trainer', below: 0.15 }],
    dispose: () => {},
  };
}

/** The product's own trainer process, started, asked for one member, and ended. */
function trainerEntrant(cohort: CohortData, { config }: ReferenceWorkload): Entrant {
  const file = path.join(projectRoot(), 'dist', 'trainer.mjs');
  const run = () =>
    new Promise<{ wall: number; cpu: null }>((resolve, reject) => {
      const started = performance.now();
      const trainer = startTrainerProcess(file, (reply) => {
        if (reply.type === 'shard-trained') resolve({ wall: performance.now() - started, cpu: null });
        else if (reply.type === 'failed') reject(new Error(reply.message));
        if (reply.type === 'shard-trained' || reply.type === 'failed') trainer.kill();
      });
      void trainer.ended.then(reject);
      trainer.send({
        type: 'train-shard',
        requestId: 'bench',
        cohort,
        config,
        memberIndices: [0],
        engine: 'fused',
        keptTo: null,
      });
    });
  return { id: 'trainer', name: 'Riskcurve, trainer process', run };
}

/** Python with scikit-learn does the same; which interpreter has it is found out beforehand. */
async function sklearnEntrant(
  workload: ReferenceWorkload,
  pythons: readonly string[],
  found: BenchOptions['found'],
): Promise<Entrant> {
  const words = 'import and one MLPClassifier, log loss, one output';
  const task = workloadForPeer(workload, workload.tasks.slice(0, 1));
  const first = found(await findPythonPeer('sklearn_first_model', task, pythons));
  if ('absent' in first) return { id: 'sklearn', name: `scikit-learn, ${words}`, absent: first.absent };
  const { about, program } = first.peer;
  first.peer.end();
  return {
    id: 'sklearn',
    name: `${about.name} ${about.version}, ${words}`,
    async run() {
      const started = performance.now();
      const peer = await findPythonPeer('sklearn_first_model', task, [program]);
      const wall = performance.now() - started;
      if ('absent' in peer) throw new Error(peer.absent);
      peer.peer.end();
      return { wall, cpu: null };
    },
  };
}
