import type { Feature } from '@/models/features';
import { countWeights, networkShape } from '@/models/inference/network-shape';
import { createRandom } from '@/models/math/random';
import type { FittedPreprocessing, TrainedModel } from '@/models/model';
import type { TrainingConfig } from '@/models/training/config';

export const nineTaus = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

export const age: Feature = {
  kind: 'numeric',
  name: 'age',
  label: 'Age',
  unit: 'years',
  validRange: null,
  modifiable: false,
  zeroMeansMissing: false,
};

export const pain: Feature = {
  kind: 'categorical',
  name: 'pain',
  label: 'Pain',
  levels: ['none', 'mild', 'severe'],
  levelLabels: ['None', 'Mild', 'Severe'],
  modifiable: false,
};

export function testConfig(changes: Partial<TrainingConfig> = {}): TrainingConfig {
  return {
    loss: 'sbqc',
    optimizer: 'adam',
    taus: nineTaus,
    crossingPenalty: 1,
    hiddenUnits: [7],
    activation: 'relu',
    epochs: 1,
    batchSize: 32,
    learningRate: 0.01,
    learningRateSchedule: 'linear',
    weightDecay: 0,
    folds: 2,
    repeats: 2,
    holdoutShare: 0,
    seed: 1,
    riskEstimator: 'root',
    ...changes,
  };
}

/** An untrained model with random weights: `nNumeric` numeric features, then one with three levels. */
export function randomModel(config: TrainingConfig, nNumeric = 2, nMembers = 4, seed = 'model'): TrainedModel {
  const features: Feature[] = [...Array.from({ length: nNumeric }, () => age), pain];
  const random = createRandom(seed);
  const members = Array.from({ length: nMembers }, (_, index) => {
    const preprocessing: FittedPreprocessing = {
      columns: [
        ...Array.from({ length: nNumeric }, () => ({
          kind: 'numeric' as const,
          fill: 50 + random.next(),
          mean: 50 + random.normal(),
          scale: 9 + random.next(),
        })),
        { kind: 'categorical', fill: 1, nLevels: 3 },
      ],
      nInputs: nNumeric + 3,
    };
    const shape = networkShape({ config }, { preprocessing });
    const weights = Float32Array.from({ length: countWeights(shape) }, () => random.normal() * 0.6);
    return { index, repeat: Math.floor(index / 2), fold: index % 2, preprocessing, weights };
  });
  return {
    formatVersion: 1,
    features,
    outcome: { name: 'ill', positiveValues: ['1'], positiveMeans: 'are ill', negativeMeans: 'are well' },
    config,
    engine: { engine: 'tensor', backend: 'cpu', device: 'none' },
    dataHash: '',
    codeVersion: '',
    members,
    nRows: 3,
    prevalence: 0.5,
    foldOf: Int16Array.from([0, 1, -1, 1, 1, -1]),
    reference: Float64Array.from(features, (feature) => (feature.kind === 'numeric' ? 50 : 1)),
    summaries: features.map((feature) =>
      feature.kind === 'numeric'
        ? {
            kind: 'numeric',
            nMissing: 0,
            quantiles: Array.from({ length: 101 }, (_, percent) => 20 + 0.6 * percent),
            histogram: [1],
            integer: false,
          }
        : { kind: 'categorical', nMissing: 0, counts: [3, 2, 1] },
    ),
  };
}
