/** Risk curves of a whole cohort by one network, against scikit-learn's individual partial dependence. */
import { individualCurves } from '@/models/inference/individual-curves';
import { quantileOfSorted, sortedCopy } from '@/models/math/quantile';
import type { CohortData, FeatureTable } from '@/models/features';
import type { TrainedModel } from '@/models/model';
import { applyPreprocessing } from '@/models/preprocessing/apply';
import { numericFeatures } from '../benchmark-cohort';
import { getInferenceKernel } from '../../inference-kernel';
import { trainInferenceModel } from '../inference-model';
import { findPythonPeer } from '../python';
import { peerArray } from '../reference-workload';
import type { Comparison, Entrant, Section } from '../section';
import { timed } from '../times';
import { endAll, peerEntrant, tryTo, type BenchOptions } from './support';

const GRID_POINTS = 100;

type Curves = (table: FeatureTable, grids: readonly number[][]) => unknown;

interface Way {
  readonly id: string;
  readonly words: string;
  /** How many times as fast as scikit-learn it should be. */
  readonly atLeast: number;
  /** Makes ready to compute the curves of the model's first member. @throws Error where it does not work here */
  readonly prepare: (model: TrainedModel) => Curves | Promise<Curves>;
}

/** Every way in which the product computes them. */
const ways: readonly Way[] = [
  {
    ...{ id: 'typescript', words: 'plain TypeScript', atLeast: 2 },
    prepare: (model) => (table, grids) => individualCurves(model, 0, table, grids),
  },
  {
    ...{ id: 'webassembly', words: 'WebAssembly', atLeast: 6.5 },
    async prepare(model) {
      const kernel = await getInferenceKernel();
      if (kernel === null) throw new Error('the kernel of inference is not built; run npm run build');
      return (table, grids) => individualCurves(model, 0, table, grids, kernel);
    },
  },
];

export async function curvesSection({ cohort, pythons, found }: BenchOptions): Promise<Section> {
  const table = numericFeatures(cohort.table);
  const model = await trainInferenceModel({ ...cohort, table });
  const grids = table.columns.map(gridOf);
  const nPoints = table.nRows * grids.reduce((sum, grid) => sum + grid.length, 0);
  const peer = found(await findPythonPeer('sklearn_curves', taskFor({ ...cohort, table }, model), pythons));
  const ours = await Promise.all(ways.map((way) => wayEntrant(way, model, table, grids)));
  const theirs = peerEntrant(peer, {
    ...{ id: 'curves', library: 'scikit-learn', words: 'individual partial dependence, one output', units: 1 },
    check: ({ check }) => ({ disagrees: pointsDisagreement((check as { points: number }).points, nPoints) }),
  });
  return {
    unit: 'ms',
    workload:
      `risk curves of ${table.nRows} patients along ${table.features.length} measured features, ${GRID_POINTS} points each, by one ` +
      `network of 100 units and ${model.config.taus.length} levels with their root; one thread`,
    entrants: [...ours, theirs],
    comparisons: ways.map(({ id, atLeast }): Comparison => ({ faster: id, slower: 'curves', atLeast })),
    dispose: () => endAll([peer]),
  };
}

function wayEntrant(
  { id, words, prepare }: Way,
  model: TrainedModel,
  table: FeatureTable,
  grids: number[][],
): Promise<Entrant> {
  const name = `Riskcurve, ${words}`;
  return tryTo(id, name, async () => {
    const curves = await prepare(model);
    return { id, name, run: () => timed(() => curves(table, grids)) };
  });
}

/** Between the 5th and the 95th percentile, as scikit-learn takes it. */
function gridOf(column: Float64Array): number[] {
  const sorted = sortedCopy(column.filter((value) => !Number.isNaN(value)));
  const [low, high] = [quantileOfSorted(sorted, 0.05), quantileOfSorted(sorted, 0.95)];
  return Array.from({ length: GRID_POINTS }, (_, step) => low + ((high - low) * step) / (GRID_POINTS - 1));
}

function taskFor({ table, labels }: CohortData, { members }: TrainedModel) {
  const { preprocessing } = members[0]!;
  const inputs = applyPreprocessing(preprocessing, table, Int32Array.from(labels.keys()));
  return {
    inputs: peerArray([table.nRows, preprocessing.nInputs], [inputs]),
    labels: peerArray([table.nRows], [Float32Array.from(labels)]),
    points: GRID_POINTS,
    hidden: 100,
  };
}

function pointsDisagreement(theirs: number, ours: number): string | null {
  return theirs === ours ? null : `it computes ${theirs} points where we compute ${ours}`;
}
