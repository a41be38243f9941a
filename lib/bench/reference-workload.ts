/** The work that engines are compared on: 50 epochs of batches of 32 through a network with 100 units and nine levels, Adam. */
import type { MemberTask } from '@/models/engines/types';
import type { CohortData } from '@/models/features';
import type { TrainingConfig } from '@/models/training/config';
import { defaultConfig } from '@/models/training/defaults';
import { prepareShard } from '@/models/training/prepare-shard';

/** A constant learning rate, which every peer has. Of the 768 patients of Pima each member gets 492 rows. */
export const referenceConfig: TrainingConfig = defaultConfig('sbqc', {
  epochs: 50,
  batchSize: 32,
  hiddenUnits: [100],
  learningRateSchedule: 'constant',
  earlyStopping: null, // every epoch of every member, as the peers train them
  folds: 5,
  repeats: 20,
  holdoutShare: 0.1995,
});

export interface ReferenceWorkload {
  readonly config: TrainingConfig;
  readonly nRows: number;
  readonly nInputs: number;
  /** A hundred members. */
  readonly tasks: readonly MemberTask[];
}

export function prepareReferenceWorkload(cohort: CohortData): ReferenceWorkload {
  const indices = Array.from({ length: referenceConfig.folds * referenceConfig.repeats }, (_, index) => index);
  const { nRows, nInputs, tasks } = prepareShard(cohort, referenceConfig, indices);
  return { config: referenceConfig, nRows, nInputs, tasks };
}

/** "8-100-9 network, 492 rows, 50 epochs of batches of 32, Adam". */
export function describeWorkload({ config, nRows, nInputs }: ReferenceWorkload): string {
  const network = [nInputs, ...config.hiddenUnits, config.taus.length].join('-');
  return `${network} network, ${nRows} rows, ${config.epochs} epochs of batches of ${config.batchSize}, Adam`;
}

interface PeerArray {
  readonly type: 'float32' | 'int32';
  readonly shape: readonly number[];
  /** Base64 of little-endian numbers. */
  readonly data: string;
}

/** Some members as a peer reads them: the same rows, initial weights and batch order. */
export function workloadForPeer({ config, nRows, nInputs }: ReferenceWorkload, tasks: readonly MemberTask[]) {
  return {
    settings: {
      epochs: config.epochs,
      batch: config.batchSize,
      hidden: config.hiddenUnits[0]!,
      taus: config.taus,
      penalty: config.crossingPenalty,
      learningRate: config.learningRate,
    },
    inputs: peerArray(
      [tasks.length, nRows, nInputs],
      tasks.map(({ inputs }) => inputs),
    ),
    labels: peerArray(
      [tasks.length, nRows],
      tasks.map(({ labels }) => labels),
    ),
    weights: peerArray(
      [tasks.length, tasks[0]!.initialWeights.length],
      tasks.map(({ initialWeights }) => initialWeights),
    ),
    order: peerArray(
      [tasks.length, config.epochs, nRows],
      tasks.map(({ batchOrder }) => batchOrder),
    ),
  };
}

/** Arrays of one kind, one after the other. */
export function peerArray(shape: readonly number[], arrays: readonly (Float32Array | Int32Array)[]): PeerArray {
  const bytes = arrays.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength));
  const type = arrays[0] instanceof Int32Array ? 'int32' : 'float32';
  return { type, shape, data: Buffer.concat(bytes).toString('base64') };
}
