/** Cohorts drawn from a stated formula, so that the best score that any model can reach is known. */
import { hashCohort } from '@/lib/cohort/data-hash';
import type { CohortData, Feature } from '@/models/features';
import { expit } from '@/models/math/logistic';
import { createRandom } from '@/models/math/random';

export interface Simulation {
  readonly nRows: number;
  /** Independent standard normal features, of which the formula may use the first few. */
  readonly nFeatures: number;
  readonly logit: (x: Float64Array) => number;
  readonly seed: number;
}

/** Formulas by name; a large coefficient is a strong signal. */
export const formulas = {
  linear: (x) => 1.2 * x[0]! - 0.8 * x[1]! + 0.5 * x[2]! - 0.2,
  weak: (x) => 0.35 * x[0]! - 0.3 * x[1]! + 0.2 * x[2]! - 0.5,
  strong: (x) => 4 * x[0]! - 3 * x[1]! + 2 * x[2]!,
  interaction: (x) => 1.5 * x[0]! * x[1]! + Math.abs(x[2]!) * 1.2 - 1 + 0.6 * x[3]!,
  curved: (x) => 2 * Math.sin(1.5 * x[0]!) + 1.2 * (x[1]! ** 2 - 1) - 0.4 * x[2]!,
  steps: (x) => (x[0]! > 0.3 ? 2 : -1) + (x[1]! > 0 && x[2]! < 0.5 ? 1.5 : -0.5),
  rare: (x) => -3.3 + 1.1 * x[0]! + 0.7 * x[1]! * x[2]!,
  none: () => -0.4,
} satisfies Record<string, (x: Float64Array) => number>;

export interface SimulatedCohort {
  readonly cohort: CohortData;
  /** `[nRows]` */
  readonly trueRisks: Float64Array;
}

export function simulate({ nRows, nFeatures, logit, seed }: Simulation): SimulatedCohort {
  const random = createRandom('cohort of the benchmark').split(seed);
  const columns = Array.from({ length: nFeatures }, () => new Float64Array(nRows));
  const trueRisks = new Float64Array(nRows);
  const labels = new Uint8Array(nRows);
  for (let row = 0; row < nRows; row++) {
    const x = Float64Array.from(columns, () => random.normal());
    columns.forEach((column, at) => (column[row] = x[at]!));
    trueRisks[row] = expit(logit(x));
    labels[row] = random.next() < trueRisks[row]! ? 1 : 0;
  }
  const features = columns.map((_, at): Feature => {
    const name = `x${at + 1}`;
    return {
      kind: 'numeric',
      name,
      label: name,
      unit: null,
      validRange: null,
      modifiable: true,
      zeroMeansMissing: false,
    };
  });
  const outcome = { name: 'y', positiveValues: ['1'], positiveMeans: 'have it', negativeMeans: 'do not have it' };
  const table = { features, nRows, columns };
  return { cohort: { table, outcome, labels, dataHash: hashCohort(table, outcome, labels) }, trueRisks };
}
