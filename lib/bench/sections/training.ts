/** Training on one core: milliseconds per model. */
import type { TrainingEngine } from '@/models/engines/types';
import { lossAt, lossDisagreement, shakenWeights, type LossAtPoint } from '../loss-check';
import { findPythonPeer } from '../python';
import { describeWorkload, peerArray, workloadForPeer, type ReferenceWorkload } from '../reference-workload';
import type { Entrant, Section } from '../section';
import { engineEntrant, fusedEngine, tensorEngine } from './engines';
import { endAll, peerEntrant, type BenchOptions } from './support';

/** Members of one round; more of them would only make it longer. */
const FUSED_MEMBERS = 8;

export async function trainingSection({ workload, pythons, slow, found }: BenchOptions): Promise<Section> {
  const { config, tasks } = workload;
  const checkWeights = shakenWeights(workload);
  const task = { ...workloadForPeer(workload, tasks), check: peerArray([1, checkWeights.length], [checkWeights]) };
  const torch = found(await findPythonPeer('torch_training', task, pythons));
  const sklearn = found(
    await findPythonPeer('sklearn_training', workloadForPeer(workload, tasks.slice(0, FUSED_MEMBERS)), pythons),
  );
  const expected = lossAt(workload, checkWeights);
  const engines: TrainingEngine[] = [];
  const ofTorch = (id: 'eager' | 'stacked', words: string, units: number): Entrant =>
    peerEntrant(torch, {
      id,
      library: 'PyTorch',
      words,
      units,
      disagrees: ({ check }) => torchDisagreement(check, id, expected),
    });

  return {
    unit: 'ms per model',
    workload: `${describeWorkload(workload)}, one thread`,
    entrants: [
      await engineEntrant('fused', 'Riskcurve, fused engine', workload, FUSED_MEMBERS, () => fusedEngine(1), engines),
      ofTorch('eager', 'eager, one by one', 1),
      peerEntrant(sklearn, {
        ...{ id: 'sklearn', library: 'scikit-learn', words: 'MLPClassifier, log loss, one output', units: 1 },
        disagrees: ({ check }) => epochDisagreement(check, config.epochs),
      }),
      ofTorch('stacked', `${tasks.length} models stacked by bmm`, tasks.length),
      ...(await tensorEntrants('wasm', workload, 2, engines)),
      ...(slow ? await tensorEntrants('cpu', workload, 1, engines) : []),
    ],
    comparisons: [
      { faster: 'fused', slower: 'eager', atLeast: 26 },
      { faster: 'fused', slower: 'sklearn', atLeast: 8.5 },
      { faster: 'fused', slower: 'stacked', atLeast: 1.5 },
      ...(slow ? ['wasm', 'cpu'] : ['wasm']).flatMap((backend) =>
        ['one', 'stacked'].map((kind) => ({ faster: 'fused', slower: `${backend} ${kind}`, atLeast: null })),
      ),
    ],
    dispose: () => endAll([torch, sklearn], engines),
  };
}

/** One model, and all stacked: seconds a round, so few of them, and nothing to warm up. */
async function tensorEntrants(
  backend: 'wasm' | 'cpu',
  workload: ReferenceWorkload,
  mostRounds: number,
  engines: TrainingEngine[],
): Promise<Entrant[]> {
  const named = (kind: string, words: string, nMembers: number, habits: { warmUp: boolean; mostRounds?: number }) => {
    const name = `Riskcurve, TensorFlow.js ${backend}, ${words}`;
    return engineEntrant(`${backend} ${kind}`, name, workload, nMembers, () => tensorEngine(backend), engines, habits);
  };
  const all = workload.tasks.length;
  return [
    await named('one', 'one by one', 1, { warmUp: backend === 'wasm', mostRounds: 3 }),
    await named('stacked', `${all} models stacked`, all, { warmUp: false, mostRounds }),
  ];
}

function torchDisagreement(check: unknown, id: 'eager' | 'stacked', expected: LossAtPoint): string | null {
  return lossDisagreement((check as Record<typeof id, LossAtPoint>)[id], expected);
}

/** scikit-learn stops early unless told not to. */
function epochDisagreement(check: unknown, epochs: number): string | null {
  const ran = (check as { epochs: number }).epochs;
  return ran === epochs ? null : `no ratio, for it ran ${ran} epochs instead of ${epochs}`;
}
