/** A small model with drawn weights, and a report input on it: every kind of feature, a missing value, every hazardous sign. */
import type { ReportInput } from '@/lib/report/report-input';
import type { Feature, FeatureTable } from '@/models/features';
import { summarizeFeature } from '@/models/inference/feature-summary';
import { referencePatient } from '@/models/inference/reference-patient';
import { createRandom } from '@/models/math/random';
import type { Member, TrainedModel } from '@/models/model';
import { fitPreprocessing } from '@/models/preprocessing/fit';
import { fitDependence } from '@/models/training/dependence';
import type { PartEvaluation } from '@/models/trainer/protocol';
import type { LossName } from '@/models/training/config';

const nRows = 240;
const folds = 3;
const repeats = 4;
const hidden = 5;

const numeric = (name: string, label: string, unit: string | null): Feature => ({
  kind: 'numeric',
  name,
  label,
  unit,
  validRange: null,
  modifiable: true,
  zeroMeansMissing: false,
});

export const fixtureFeatures: readonly Feature[] = [
  numeric('glucose', 'Glucose', 'mg/dl'),
  numeric('bmi', 'Body-mass index', 'kg/m²'),
  numeric('insulin', 'Insulin', 'µU/ml'),
  numeric('beta', 'β₁ ≥ μ – Łódź é', 'μg/l'),
  {
    kind: 'categorical',
    name: 'pain',
    label: 'Chest pain',
    levels: ['1', '2', '3', '4'],
    levelLabels: ['typical angina', 'atypical angina', 'non-anginal pain', 'asymptomatic'],
    modifiable: false,
  },
];

export function fixtureTable(): FeatureTable {
  const random = createRandom('report fixture');
  const column = (draw: () => number) => Float64Array.from({ length: nRows }, draw);
  return {
    features: fixtureFeatures,
    nRows,
    columns: [
      column(() => Math.round(120 + 30 * random.normal())),
      column(() => Math.round(10 * (32 + 7 * random.normal())) / 10),
      column(() => (random.next() < 0.3 ? NaN : Math.round(Math.exp(4.6 + 0.6 * random.normal())))),
      column(() => Math.round(100 * random.next()) / 100),
      column(() => random.integer(4)),
    ],
  };
}

/** Positive more often where glucose is high. */
function fixtureLabels(): Uint8Array {
  const random = createRandom('report fixture outcomes');
  const [glucose] = fixtureTable().columns;
  return Uint8Array.from(glucose!, (value) => Number(random.next() < (value > 130 ? 0.6 : 0.2)));
}

export function fixtureModel(loss: LossName = 'sbqc'): TrainedModel {
  const table = fixtureTable();
  const random = createRandom('report fixture weights');
  const taus = loss === 'bce' ? [0.5] : [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
  const rows = Array.from({ length: nRows }, (_, row) => row);
  const preprocessing = fitPreprocessing(table, rows);
  const members = Array.from({ length: folds * repeats }, (_, index): Member => {
    const { nInputs } = preprocessing;
    const kernel = Array.from(
      { length: nInputs * hidden },
      (_, position) => 0.5 * Math.cos(position) + 0.12 * random.normal(),
    );
    const bias = Array.from({ length: hidden }, () => 0.1 * random.normal());
    const shared = Array.from({ length: hidden }, (_, unit) => 0.8 * Math.sin(2 * unit + 1) + 0.12 * random.normal());
    const output = shared.flatMap((weight) => taus.map(() => weight));
    const outputBias = taus.map((tau) => 2.2 * (tau - 0.5) - 0.3);
    return {
      index,
      repeat: Math.floor(index / folds),
      fold: index % folds,
      preprocessing,
      weights: Float32Array.from([...kernel, ...bias, ...output, ...outputBias]),
    };
  });
  return {
    formatVersion: 1,
    features: fixtureFeatures,
    outcome: {
      name: 'diabetes',
      positiveValues: ['1'],
      positiveMeans: 'have diabetes within 5 years',
      negativeMeans: 'stay free of diabetes for 5 years',
    },
    config: {
      loss,
      optimizer: 'adam',
      taus,
      crossingPenalty: 30,
      hiddenUnits: [hidden],
      activation: 'tanh',
      epochs: 15,
      batchSize: 32,
      learningRate: 0.001,
      learningRateSchedule: 'linear',
      weightDecay: 0,
      folds,
      repeats,
      holdoutShare: 0,
      seed: 1,
      riskEstimator: 'root',
    },
    engine: { engine: 'tensor', backend: 'cpu', device: 'test' },
    dataHash: 'd'.repeat(64),
    codeVersion: '0.1.0',
    members,
    nRows,
    prevalence: 0.35,
    foldOf: Int16Array.from({ length: repeats * nRows }, (_, position) => position % folds),
    reference: referencePatient(table),
    dependence: fitDependence(
      table,
      Int16Array.from(rows, (row) => row % folds),
    ),
    summaries: fixtureFeatures.map((feature, position) => summarizeFeature(feature, table.columns[position]!)),
  };
}

const partEvaluation: PartEvaluation = {
  nPatients: 614,
  nEvents: 214,
  metrics: {
    auroc: { estimate: 0.832, low: 0.8, high: 0.863 },
    brierScore: { estimate: 0.1557, low: 0.142, high: 0.17 },
    calibrationIntercept: { estimate: -0.021, low: -0.21, high: 0.17 },
    calibrationSlope: { estimate: 1.02, low: 0.86, high: 1.19 },
    crossingRate: { estimate: 0.0123, low: 0.009, high: 0.016 },
  },
  estimators: null,
  calibrationGroups: [],
  calibrationCurve: [],
  roc: [],
};

/** A report input. `label` and `loss` may be changed; the patient's insulin is missing. */
export function fixtureInput(options: { label?: string; loss?: LossName } = {}): ReportInput {
  const random = createRandom('report fixture risks');
  return {
    identifier: '3f9c21ab-7d0e-4c55-9a41-0d2f6be81c77',
    createdAt: new Date('2026-03-04T09:05:00Z'),
    cohort: {
      name: 'Pima Łódź',
      nPatients: nRows,
      nEvents: fixtureLabels().reduce((sum, label) => sum + label, 0),
      simulatedFrom: null,
      risks: Array.from({ length: nRows }, () => random.next() * random.next()),
      table: fixtureTable(),
      labels: fixtureLabels(),
    },
    patient: {
      label: options.label ?? 'P-0001',
      rowIndex: 7,
      values: Float64Array.from([148, 33.6, NaN, 0.42, 1]),
      own: null,
    },
    model: {
      name: 'pima-sbqc',
      version: '3f9c21ab'.repeat(8),
      threshold: 0.35,
      publication: {
        ...{ intendedUse: 'Adults at the yearly check: whom to test – Łódź ≥ β₁.', threshold: 0.35 },
        ...{ thresholdBasis: { kind: 'netBenefit' }, publishedAt: new Date('2026-03-02T09:00:00Z') },
      },
      trainedAt: new Date('2026-03-01T12:00:00Z'),
      trained: fixtureModel(options.loss),
      evaluation: {
        outOfFold: partEvaluation,
        holdout: {
          ...partEvaluation,
          nPatients: 154,
          nEvents: 54,
          metrics: {
            ...partEvaluation.metrics,
            crossingRate: { estimate: null, low: null, high: null, reason: 'one row only' },
          },
        },
      },
    },
  };
}
