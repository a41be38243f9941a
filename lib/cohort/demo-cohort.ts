/** The embedded demo cohort: 600 simulated patients, the same on every machine. */
import { createRandom, type Random } from '@/models/math/random';
import type { Feature, FeatureTable, Outcome } from '@/models/features';
import type { BuiltCohort } from './build-cohort';
import { hashCohort } from './data-hash';
import { demoRisk, type DemoPatient } from './demo-formula';

export const demoCohortName = 'Demo cohort (simulated)';
const nPatients = 600;
const seed = 'riskcurve demo cohort 1';

const outcome: Outcome = {
  name: 'event',
  positiveValues: ['1'],
  positiveMeans: 'have a cardiovascular event within 10 years',
  negativeMeans: 'do not have a cardiovascular event within 10 years',
};

const smokingLevels = ['never', 'former', 'current'] as const;

/** Features in the order of `valuesOf`; the share is how often the value gets lost. */
const columns: readonly { feature: Feature; lost: number; valueOf: (patient: DemoPatient) => number }[] = [
  { feature: numeric('age', 'Age', 'years', [18, 110], false), lost: 0, valueOf: ({ age }) => age },
  { feature: categorical('sex', 'Sex', ['female', 'male'], false), lost: 0, valueOf: ({ male }) => Number(male) },
  {
    feature: numeric('systolic_pressure', 'Systolic blood pressure', 'mm Hg', [60, 260], true),
    lost: 0,
    valueOf: (patient) => patient.systolicPressure,
  },
  {
    feature: numeric('ldl_cholesterol', 'LDL cholesterol', 'mg/dl', [10, 500], true),
    lost: 0.08,
    valueOf: (patient) => patient.ldlCholesterol,
  },
  {
    feature: categorical('smoking', 'Smoking', smokingLevels, true),
    lost: 0.03,
    valueOf: ({ smoking }) => smokingLevels.indexOf(smoking),
  },
  {
    feature: categorical('diabetes', 'Diabetes', ['no', 'yes'], false),
    lost: 0,
    valueOf: ({ diabetes }) => Number(diabetes),
  },
  { feature: numeric('bmi', 'Body mass index', 'kg/m²', [10, 90], true), lost: 0, valueOf: ({ bmi }) => bmi },
  {
    feature: numeric('filtration_rate', 'Kidney filtration rate (eGFR)', 'ml/min/1.73 m²', [1, 200], false),
    lost: 0.06,
    valueOf: (patient) => patient.filtrationRate,
  },
];

export interface DemoCohort extends BuiltCohort {
  /** Known by construction, `[nRows]`. */
  readonly trueRisks: Float64Array;
}

/** Simulates the cohort; always the same. */
export function simulateDemoCohort(): DemoCohort {
  const random = createRandom(seed);
  const { table, trueRisks } = simulateDemoPatients(nPatients, random);
  const fate = random.split('outcomes');
  const labels = Uint8Array.from(trueRisks, (risk) => (fate.next() < risk ? 1 : 0));
  const dataHash = hashCohort(table, outcome, labels);
  const nEvents = labels.reduce((sum, label) => sum + label, 0);
  return { data: { table, outcome, labels, dataHash }, nEvents, leftOut: [], trueRisks };
}

/** Patients as in the demo cohort, with what is lost of their values; the true risks are those of the values before. */
export function simulateDemoPatients(
  count: number,
  random: Random,
): { readonly table: FeatureTable; readonly trueRisks: Float64Array } {
  const drawn = random.split('patients');
  const patients = Array.from({ length: count }, () => drawPatient(drawn));
  const table: FeatureTable = {
    features: columns.map(({ feature }) => feature),
    nRows: count,
    columns: columns.map(({ feature, lost, valueOf }) => {
      const loss = random.split(`lost ${feature.name}`);
      return Float64Array.from(patients, (patient) => (loss.next() < lost ? NaN : valueOf(patient)));
    }),
  };
  return { table, trueRisks: Float64Array.from(patients, demoRisk) };
}

function drawPatient(random: Random): DemoPatient {
  const age = Math.round(clamp(60 + 11 * random.normal(), 35, 88));
  const bmi = Math.round(10 * clamp(27 + 4.3 * random.normal(), 17, 46)) / 10;
  const diabetesChance = clamp(0.14 + 0.012 * (bmi - 27) + 0.003 * (age - 60), 0.02, 0.6);
  const habit = random.next();
  return {
    age,
    male: random.next() < 0.52,
    systolicPressure: Math.round(clamp(132 + 0.45 * (age - 60) + 0.8 * (bmi - 27) + 15 * random.normal(), 92, 205)),
    ldlCholesterol: Math.round(clamp(128 + 32 * random.normal(), 45, 250)),
    smoking: habit < 0.48 ? 'never' : habit < 0.78 ? 'former' : 'current',
    diabetes: random.next() < diabetesChance,
    bmi,
    filtrationRate: Math.round(clamp(82 - 0.75 * (age - 60) + 15 * random.normal(), 12, 130)),
  };
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

function numeric(
  name: string,
  label: string,
  unit: string,
  validRange: readonly [number, number],
  modifiable: boolean,
): Feature {
  return { kind: 'numeric', name, label, unit, validRange, modifiable, zeroMeansMissing: false };
}

function categorical(name: string, label: string, levels: readonly string[], modifiable: boolean): Feature {
  return { kind: 'categorical', name, label, levels, levelLabels: levels, modifiable };
}
