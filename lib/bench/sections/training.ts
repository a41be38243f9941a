/** Training on one core: milliseconds per model. */
import { checkLosses, lossesAt, shakenWeights, type LossAtPoint } from '../loss-check';
import { findPythonPeer } from '../python';
import { describeWorkload, peerArray, workloadForPeer, type ReferenceWorkload } from '../reference-workload';
import type { Comparison, Entrant, Section } from '../section';
import { EngineField, fusedEngine, tensorEngine, trainFirst } from './engines';
import { endAll, peerEntrant, type BenchOptions } from './support';

/** Members of a round of the fused engine; more of them would only make it longer. */
const FUSED_MEMBERS = 8;

export async function trainingSection(options: BenchOptions): Promise<Section> {
  const { workload, slow } = options;
  const engines = new EngineField();
  const name = 'Riskcurve, fused engine';
  const fused = await engines.enter(
    { id: 'fused', name, start: () => fusedEngine(1) },
    trainFirst(workload, FUSED_MEMBERS),
  );
  const peers = await findPeers(options);
  const backends = slow ? (['wasm', 'cpu'] as const) : (['wasm'] as const);
  const ofBackends: Entrant[] = [];
  for (const backend of backends) ofBackends.push(...(await enterBackend(engines, backend, workload)));
  const asTheyCome = ofBackends.map(({ id }): Comparison => ({ faster: 'fused', slower: id, atLeast: null }));
  return {
    unit: 'ms per model',
    workload: `${describeWorkload(workload)}, one thread`,
    entrants: [fused, ...peers.entrants, ...ofBackends],
    comparisons: [
      { faster: 'fused', slower: 'eager', atLeast: 26 },
      { faster: 'fused', slower: 'sklearn', atLeast: 8.5 },
      { faster: 'fused', slower: 'stacked', atLeast: 1.5 },
      ...asTheyCome,
    ],
    dispose() {
      peers.end();
      engines.dispose();
    },
  };
}

async function findPeers({
  workload,
  pythons,
  found,
}: BenchOptions): Promise<{ entrants: Entrant[]; end: () => void }> {
  const { config, tasks } = workload;
  const weights = shakenWeights(workload);
  const check = peerArray([1, weights.length], [weights]);
  const torch = found(await findPythonPeer('torch_training', { ...workloadForPeer(workload, tasks), check }, pythons));
  const fewer = workloadForPeer(workload, tasks.slice(0, FUSED_MEMBERS));
  const sklearn = found(await findPythonPeer('sklearn_training', fewer, pythons));
  const expected = lossesAt(workload, weights);
  const ofTorch = (id: 'eager' | 'stacked', words: string, units: number): Entrant =>
    peerEntrant(torch, {
      ...{ id, library: 'PyTorch', words, units },
      check: ({ check: answers }) => {
        const points = (answers as readonly Record<typeof id, LossAtPoint>[]).map((point) => point[id]);
        return checkLosses(points, expected);
      },
    });
  const ofSklearn = peerEntrant(sklearn, {
    ...{ id: 'sklearn', library: 'scikit-learn', words: 'MLPClassifier, log loss, one output', run: 'train', units: 1 },
    check: ({ check: answer }) => ({ disagrees: epochDisagreement(answer, config.epochs) }),
  });
  const entrants = [
    ofTorch('eager', 'eager, one by one', 1),
    ofSklearn,
    ofTorch('stacked', `${tasks.length} models stacked by bmm`, tasks.length),
  ];
  return { entrants, end: () => endAll([torch, sklearn]) };
}

/** One model, and all stacked: seconds a round, so few of them, and nothing to warm up. */
async function enterBackend(
  engines: EngineField,
  backend: 'wasm' | 'cpu',
  workload: ReferenceWorkload,
): Promise<Entrant[]> {
  const enter = (kind: string, words: string, nMembers: number, mostRounds: number): Promise<Entrant> => {
    const name = `Riskcurve, TensorFlow.js ${backend}, ${words}`;
    const habits = { warmUp: false, mostRounds };
    const start = () => tensorEngine(backend);
    return engines.enter({ id: `${backend} ${kind}`, name, start, habits }, trainFirst(workload, nMembers));
  };
  const all = workload.tasks.length;
  return [
    await enter('one', 'one by one', 1, 3),
    await enter('stacked', `${all} models stacked`, all, backend === 'cpu' ? 1 : 2),
  ];
}

/** scikit-learn stops early unless told not to. */
function epochDisagreement(check: unknown, epochs: number): string | null {
  const ran = (check as { epochs: number }).epochs;
  return ran === epochs ? null : `it ran ${ran} epochs instead of ${epochs}`;
}
