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
import { protocolConfig, type logistic, type PlannedNetwork, type Training } from './protocol';

export type ProtocolCohort = Pick<CohortData, 'table' | 'labels'>;

export interface TrainedNetwork {
  readonly planned: PlannedNetwork;
  readonly config: TrainingConfig;
  readonly preprocessing: FittedPreprocessing;
  readonly weights: Float32Array;
}

export interface TrainNetworksOptions {
  readonly engine: TrainingEngine;
  readonly arm: Training | typeof logistic;
  /** Told the share of the work that is done, in (0,1]. */
  readonly onProgress?: (share: number) => void;
  /** Told the mean learning rate of an epoch (0-based) in the networks that train together. */
  readonly onRate?: (epoch: number, rate: number) => void;
  /** Told each network, by its place in the plan, as it is after every epoch (0-based). */
  readonly onEpochEnd?: (position: number, epoch: number, network: TrainedNetwork) => void;
  readonly signal?: AbortSignal;
}

/** In the order of the plan. Preprocessing is fitted on each network's training rows alone. */
export async function trainNetworks(
  cohort: ProtocolCohort,
  planned: readonly PlannedNetwork[],
  { engine, arm, onProgress, onRate, onEpochEnd, signal }: TrainNetworksOptions,
): Promise<TrainedNetwork[]> {
  const trained = new Array<TrainedNetwork>(planned.length);
  let nDone = 0;
  for (const positions of stacksOf(planned)) {
    const prepared = positions.map((position) => prepare(cohort, arm, planned[position]!, position));
    const onEpoch = ({ epoch, epochs, learningRate }: EpochProgress): void => {
      onRate?.(epoch, learningRate);
      onProgress?.((nDone + (positions.length * (epoch + 1)) / epochs) / planned.length);
    };
    const networkOf = (at: number, weights: Float32Array): TrainedNetwork => {
      const { config, preprocessing } = prepared[at]!;
      return { planned: planned[positions[at]!]!, config, preprocessing, weights };
    };
    const weights = await engine.train({
      config: prepared[0]!.config, // members of a stack differ in their seed alone, which an engine does not draw from
      nRows: prepared[0]!.task.labels.length,
      nInputs: prepared[0]!.preprocessing.nInputs,
      tasks: prepared.map(({ task }) => task),
      onEpoch,
      ...(onEpochEnd && {
        onWeights: (at: number, epoch: number, weights: Float32Array) =>
          onEpochEnd(positions[at]!, epoch, networkOf(at, weights)),
      }),
      signal,
    });
    positions.forEach((position, at) => (trained[position] = networkOf(at, weights[at]!)));
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

function prepare(
  cohort: ProtocolCohort,
  arm: TrainNetworksOptions['arm'],
  { runSeed, fold, trainingRows }: PlannedNetwork,
  index: number,
) {
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
