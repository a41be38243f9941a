/** A small simulated cohort: two numbers (one with gaps), one category, outcome by a logistic formula. */
import type { CohortData, Feature } from '@/models/features';
import { createRandom } from '@/models/math/random';
import type { TrainingConfig } from '@/models/training/config';
import { defaultConfig } from '@/models/training/defaults';

const features: Feature[] = [
  numeric('glucose'),
  numeric('age'),
  {
    kind: 'categorical',
    name: 'sex',
    label: 'Sex',
    levels: ['f', 'm'],
    levelLabels: ['female', 'male'],
    modifiable: false,
  },
];

export function smallCohort(nRows = 120, seed = 7): CohortData {
  const random = createRandom(seed);
  const glucose = Float64Array.from({ length: nRows }, () => 120 + 30 * random.normal());
  const age = Float64Array.from({ length: nRows }, () => Math.round(50 + 12 * random.normal()));
  const sex = Float64Array.from({ length: nRows }, () => random.integer(2));
  const labels = Uint8Array.from({ length: nRows }, (_, row) => {
    const logit = -0.5 + (glucose[row]! - 120) / 25 + (age[row]! - 50) / 20 + 0.5 * sex[row]!;
    return random.next() < 1 / (1 + Math.exp(-logit)) ? 1 : 0;
  });
  for (let row = 0; row < nRows; row += 9) age[row] = Number.NaN;
  return {
    table: { features, nRows, columns: [glucose, age, sex] },
    outcome: { name: 'ill', positiveValues: ['1'], positiveMeans: 'are ill', negativeMeans: 'are well' },
    labels,
    dataHash: `small-${nRows}-${seed}`,
  };
}

/** A network that trains in a moment. */
export function smallConfig(overrides: Partial<TrainingConfig> = {}): TrainingConfig {
  return defaultConfig('sbqc', {
    taus: [0.25, 0.5, 0.75],
    hiddenUnits: [6],
    epochs: 3,
    batchSize: 15,
    learningRateSchedule: 'linear',
    crossingPenalty: 30,
    earlyStopping: null,
    folds: 3,
    repeats: 2,
    seed: 11,
    ...overrides,
  });
}

function numeric(name: string): Feature {
  return {
    kind: 'numeric',
    name,
    label: name,
    unit: null,
    validRange: null,
    modifiable: true,
    zeroMeansMissing: false,
  };
}
