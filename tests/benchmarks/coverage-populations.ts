/** Simulated populations in which every patient's true risk is known: what `coverage.ts` measures on. */
import { simulateDemoPatients } from '@/lib/cohort/demo-cohort';
import type { Feature, FeatureTable } from '@/models/features';
import { expit } from '@/models/math/logistic';
import type { Random } from '@/models/math/random';

export interface SimulatedPatients {
  readonly table: FeatureTable;
  /** P(recorded label = 1 given the features), `[nRows]`. */
  readonly trueRisks: Float64Array;
}

export interface Population {
  readonly name: string;
  /** Features and formula of the true risk, in words. */
  readonly formula: string;
  /** Sizes of the cohorts drawn from it. */
  readonly sizes: readonly number[];
  draw(nPatients: number, random: Random): SimulatedPatients;
}

type Values = readonly number[];

/** Terms of a linear predictor; features beyond them have no effect. */
const effects = [0.9, -0.7, 0.5, 0.4, -0.3, 0.6, 0, 0, 0.2, 0];

function linear(values: Values, scale = 1): number {
  return scale * values.reduce((sum, value, feature) => sum + effects[feature]! * value, 0);
}

/** Of the recorded label where a share of the labels is turned over by chance. */
function withFlips(risk: number, share: number): number {
  return share + (1 - 2 * share) * risk;
}

export const populations: readonly Population[] = [
  {
    name: 'linear, 5 features',
    formula: 'x1..x5 standard normal; logit p = −0.5 + 0.9 x1 − 0.7 x2 + 0.5 x3 + 0.4 x4 − 0.3 x5',
    sizes: [300, 500, 1000],
    draw: drawer(5, normals, (x) => expit(-0.5 + linear(x))),
  },
  {
    name: 'linear, 10 features',
    formula:
      'x1..x10 standard normal, each pair correlated 0.3; logit p = −0.5 + 0.9 x1 − 0.7 x2 + 0.5 x3 + 0.4 x4 − 0.3 x5 + 0.6 x6 + 0.2 x9',
    sizes: [500],
    draw: drawer(10, correlatedNormals, (x) => expit(-0.5 + linear(x))),
  },
  {
    name: 'interaction, 6 features',
    formula: 'x1..x6 standard normal; logit p = −0.8 + 0.8 x1 + 0.9 x2 x3 + 0.6 (x4² − 1) − 0.5 x5',
    sizes: [500],
    draw: drawer(6, normals, ([a, b, c, d, e]) =>
      expit(-0.8 + 0.8 * a! + 0.9 * b! * c! + 0.6 * (d! * d! - 1) - 0.5 * e!),
    ),
  },
  {
    name: 'waves and interaction, 10 features',
    formula:
      'x3, x6, x9 are 1 for four in ten, else 0, the other seven standard normal; logit p = −0.5 + 0.7 x1 + 1.2 x2 x3 + sin(2 x4) − 0.5 x5 + 0.6 |x7|',
    sizes: [500],
    draw: drawer(10, someBinary, (x) =>
      expit(-0.5 + 0.7 * x[0]! + 1.2 * x[1]! * x[2]! + Math.sin(2 * x[3]!) - 0.5 * x[4]! + 0.6 * Math.abs(x[6]!)),
    ),
  },
  {
    name: 'thresholds, 4 features',
    formula: 'x1..x4 standard normal; logit p = −1 + 1.5 [x1 > 0] + 1.5 [x2 > 0.5] − 0.8 x3',
    sizes: [500],
    draw: drawer(4, normals, ([a, b, c]) => expit(-1 + 1.5 * Number(a! > 0) + 1.5 * Number(b! > 0.5) - 0.8 * c!)),
  },
  {
    name: 'rare (6 %), linear, 6 features',
    formula: 'x1..x6 standard normal; logit p = −3.4 + 0.8 x1 − 0.6 x2 + 0.5 x3 + 0.4 x4; 6 % have the outcome',
    sizes: [500],
    draw: drawer(6, normals, ([a, b, c, d]) => expit(-3.4 + 0.8 * a! - 0.6 * b! + 0.5 * c! + 0.4 * d!)),
  },
  {
    name: 'rare (6 %), interaction, 6 features',
    formula: 'x1..x6 standard normal; logit p = −3.5 + 0.7 x1 − 0.5 x2 + 0.8 x3 x4; 6 % have the outcome',
    sizes: [1000],
    draw: drawer(6, normals, ([a, b, c, d]) => expit(-3.5 + 0.7 * a! - 0.5 * b! + 0.8 * c! * d!)),
  },
  {
    name: 'label noise 15 %, linear, 5 features',
    formula:
      'x1..x5 standard normal; logit p = −0.5 + 1.3 (0.9 x1 − 0.7 x2 + 0.5 x3 + 0.4 x4 − 0.3 x5); 15 % of the labels turned over; true risk 0.15 + 0.7 p',
    sizes: [500],
    draw: drawer(5, normals, (x) => withFlips(expit(-0.5 + linear(x, 1.3)), 0.15)),
  },
  {
    name: 'label noise 20 %, interaction, 6 features',
    formula:
      'x1..x6 standard normal; logit p = −0.8 + x1 + 1.2 x2 x3 − 0.8 x5; 20 % of the labels turned over; true risk 0.2 + 0.6 p',
    sizes: [500],
    draw: drawer(6, normals, ([a, b, c, , e]) => withFlips(expit(-0.8 + a! + 1.2 * b! * c! - 0.8 * e!), 0.2)),
  },
  {
    name: 'skewed and saturating, 8 features',
    formula:
      'x1, x2 exponential with mean 1, x3..x8 standard normal; logit p = −1.2 + 1.8 tanh(x1) − 0.6 x2 + 0.8 max(0, x3) x4 + 0.5 x5',
    sizes: [500],
    draw: drawer(8, someSkewed, ([a, b, c, d, e]) =>
      expit(-1.2 + 1.8 * Math.tanh(a!) - 0.6 * b! + 0.8 * Math.max(0, c!) * d! + 0.5 * e!),
    ),
  },
  {
    name: 'the demo cohort’s formula, 8 features',
    formula:
      'patients and formula of the embedded demo cohort, with its missing values; true risk by the values before any was lost',
    sizes: [600],
    draw: simulateDemoPatients,
  },
];

/** A patient's features in the order of the formula. */
type DrawValues = (nFeatures: number, random: Random) => number[];

function normals(nFeatures: number, random: Random): number[] {
  return Array.from({ length: nFeatures }, () => random.normal());
}

function correlatedNormals(nFeatures: number, random: Random): number[] {
  const shared = random.normal();
  return Array.from({ length: nFeatures }, () => Math.sqrt(0.3) * shared + Math.sqrt(0.7) * random.normal());
}

function someBinary(nFeatures: number, random: Random): number[] {
  return Array.from({ length: nFeatures }, (_, feature) =>
    feature % 3 === 2 ? Number(random.next() < 0.4) : random.normal(),
  );
}

function someSkewed(nFeatures: number, random: Random): number[] {
  return Array.from({ length: nFeatures }, (_, feature) =>
    feature < 2 ? -Math.log(1 - random.next()) : random.normal(),
  );
}

function drawer(nFeatures: number, drawValues: DrawValues, riskOf: (values: Values) => number): Population['draw'] {
  const features = Array.from({ length: nFeatures }, (_, feature) => numberNamed(`x${feature + 1}`));
  return (nRows, random) => {
    const patients = Array.from({ length: nRows }, () => drawValues(nFeatures, random));
    return {
      trueRisks: Float64Array.from(patients, riskOf),
      table: {
        features,
        nRows,
        columns: features.map((_, feature) => Float64Array.from(patients, (values) => values[feature]!)),
      },
    };
  };
}

function numberNamed(name: string): Feature {
  return {
    kind: 'numeric',
    name,
    label: name,
    unit: null,
    validRange: null,
    modifiable: false,
    zeroMeansMissing: false,
  };
}
