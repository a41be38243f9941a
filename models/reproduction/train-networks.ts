/** Trains the networks of the protocol in big stacks, and lets each judge rows. */
import type { EpochProgress, MemberTask, TrainingEngine } from '../engines/types';
import type { CohortData } from '../features';
import { memberLatentQuantiles } from '../inference/forward';
import { networkShapeOf } from '../inference/network-shape';
import { solveTauStar } from '../inference/tau-star';
import { expit } from '../math/logistic';
import { createRandom } from '../math/random';
import type { FittedPreprocessing } from '../model';
import { applyPreprocessing } from '../preprocessing/apply';
import { fitPreprocessing } from '../preprocessing/fit';
import type { TrainingConfig } from '../training/config';
import { initialWeights } from '../training/initial-weights';
import { drawBatchOrder } from '../training/prepare-shard';
import { protocolConfig, type Arm, type PlannedNetwork } from './protocol';

export type ProtocolCohort = Pick<CohortData, 'table' | 'labels'>;

export interface TrainedNetwork {
  readonly planned: PlannedNetwork;
  readonly config: TrainingConfig;
  readonly preprocessing: FittedPreprocessing;
  readonly weights: Float32Array;
}

export interface TrainNetworksOptions {
  readonly engine: TrainingEngine;
  readonly arm: Arm;
  /** Told the share of the work that is done, in (0,1]. */
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal;
}

/** In the order of the plan. Preprocessing is fitted on each network's training rows alone. */
export async function trainNetworks(
  cohort: ProtocolCohort,
  planned: readonly PlannedNetwork[],
  { engine, arm, onProgress, signal }: TrainNetworksOptions,
): Promise<TrainedNetwork[]> {
  const trained = new Array<TrainedNetwork>(planned.length);
  let nDone = 0;
  for (const positions of stacksOf(planned)) {
    const prepared = positions.map((position) => prepare(cohort, arm, planned[position]!, position));
    const onEpoch = ({ epoch, epochs }: EpochProgress): void =>
      onProgress?.((nDone + (positions.length * (epoch + 1)) / epochs) / planned.length);
    const weights = await engine.train({
      config: prepared[0]!.config, // members of a stack differ in their seed alone, which an engine does not draw from
      nRows: prepared[0]!.task.labels.length,
      nInputs: prepared[0]!.preprocessing.nInputs,
      tasks: prepared.map(({ task }) => task),
      onEpoch,
      signal,
    });
    positions.forEach((position, at) => {
      const { config, preprocessing } = prepared[at]!;
      trained[position] = { planned: planned[position]!, config, preprocessing, weights: weights[at]! };
    });
    nDone += positions.length;
  }
  return trained;
}

/** A network's own risk of each row, `[rows.length]`: 1 - tau* for sBQC, the logistic of the output for BCE. */
export function judgeRows(network: TrainedNetwork, cohort: ProtocolCohort, rows: Int32Array): Float64Array {
  const { config, preprocessing, weights } = network;
  const shape = networkShapeOf(config, preprocessing.nInputs);
  const outputs = memberLatentQuantiles(
    weights,
    shape,
    applyPreprocessing(preprocessing, cohort.table, rows),
    rows.length,
  );
  return Float64Array.from(rows, (_, at) => {
    const own = outputs.subarray(at * shape.nOutputs, (at + 1) * shape.nOutputs);
    return config.loss === 'sbqc' ? solveTauStar(own, config.taus).risk : expit(own[0]!);
  });
}

/** Positions of networks with equally many training rows, which folds of unlike size are not. */
function stacksOf(planned: readonly PlannedNetwork[]): number[][] {
  const stacks = new Map<number, number[]>();
  planned.forEach(({ trainingRows: { length } }, position) => {
    stacks.set(length, [...(stacks.get(length) ?? []), position]);
  });
  return [...stacks.values()];
}

function prepare(cohort: ProtocolCohort, arm: Arm, { runSeed, fold, trainingRows }: PlannedNetwork, index: number) {
  const config = protocolConfig(arm, runSeed);
  const preprocessing = fitPreprocessing(cohort.table, trainingRows);
  const labels = Float32Array.from(trainingRows, (row) => cohort.labels[row]!);
  const prevalence = labels.reduce((sum, label) => sum + label, 0) / labels.length;
  const random = createRandom(runSeed).split('network').split(fold);
  const task: MemberTask = {
    index,
    inputs: applyPreprocessing(preprocessing, cohort.table, trainingRows),
    labels,
    initialWeights: initialWeights(config, preprocessing.nInputs, prevalence, random.split('weights')),
    batchOrder: drawBatchOrder(config.epochs, labels.length, random.split('order')),
  };
  return { config, preprocessing, task };
}
