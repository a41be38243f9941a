/**
 * Quantities that medicine measures in one way or in two that no value could confuse: 117 is never mmol/l of glucose. Where two units
 * overlap (weight in kg or pounds) nothing is said and the analyst is asked.
 */
import { wordsOf } from './column-names';

/** A unit, the medians that make it certain, and the values that a living patient can have. */
interface Measure {
  readonly unit: string;
  readonly median: readonly [number, number];
  readonly plausible: readonly [number, number];
}

interface Quantity {
  /** What a person calls it. */
  readonly name: string;
  /** Names of columns, as words. */
  readonly called: readonly string[];
  /** None: it is known, but name and values do not tell its unit. */
  readonly measures: readonly Measure[];
}

const measure = (unit: string, median: [number, number], plausible: [number, number]): Measure => ({
  ...{ unit, median, plausible },
});

const pressure = [measure('mm Hg', [40, 220], [20, 350])];
const lipid = [measure('mg/dl', [25, 600], [5, 2000]), measure('mmol/l', [0.5, 15], [0.1, 50])];

const quantities: readonly Quantity[] = [
  {
    name: 'age',
    called: ['age', 'age years', 'age at operation', 'alter'],
    measures: [measure('years', [1, 100], [0, 120])],
  },
  { name: 'body mass index', called: ['bmi', 'body mass index'], measures: [measure('kg/m²', [15, 50], [8, 120])] },
  {
    name: 'glucose',
    called: ['glucose', 'blood glucose', 'plasma glucose', 'fasting glucose', 'blood sugar', 'glu'],
    measures: [measure('mg/dl', [45, 500], [10, 2000]), measure('mmol/l', [2.5, 28], [0.5, 110])],
  },
  {
    name: 'cholesterol',
    called: [
      'chol',
      'cholesterol',
      'total cholesterol',
      'serum cholesterol',
      'ldl',
      'hdl',
      'ldl cholesterol',
      'hdl cholesterol',
    ],
    measures: lipid,
  },
  { name: 'triglycerides', called: ['triglycerides', 'triglyceride', 'tg'], measures: lipid },
  {
    name: 'blood pressure',
    called: [
      'blood pressure',
      'bp',
      'sbp',
      'dbp',
      'systolic',
      'diastolic',
      'systolic bp',
      'diastolic bp',
      'sys bp',
      'dia bp',
      'resting bp',
      'resting blood pressure',
      'systolic blood pressure',
      'diastolic blood pressure',
      'trestbps',
      'ap hi',
      'ap lo',
    ],
    measures: pressure,
  },
  {
    name: 'heart rate',
    called: ['heart rate', 'hr', 'pulse', 'pulse rate', 'max hr', 'maximum heart rate', 'max heart rate', 'thalach'],
    measures: [measure('beats/min', [40, 220], [15, 350])],
  },
  {
    name: 'respiratory rate',
    called: ['respiratory rate', 'resp rate'],
    measures: [measure('breaths/min', [8, 60], [2, 120])],
  },
  {
    name: 'body temperature',
    called: ['temperature', 'body temperature', 'temp'],
    measures: [measure('°C', [34, 42], [20, 45]), measure('°F', [94, 108], [68, 113])],
  },
  {
    name: 'oxygen saturation',
    called: ['spo2', 'sao2', 'oxygen saturation', 'o2 sat'],
    measures: [measure('%', [60, 100], [10, 100])],
  },
  {
    name: 'creatinine',
    called: ['creatinine', 'serum creatinine', 'creat'],
    measures: [measure('mg/dl', [0.3, 8], [0.05, 40]), measure('µmol/l', [30, 800], [5, 3500])],
  },
  {
    name: 'haemoglobin',
    called: ['hemoglobin', 'haemoglobin', 'hgb', 'hb'],
    measures: [measure('g/dl', [5, 22], [1, 30]), measure('g/l', [50, 220], [10, 300])],
  },
  { name: 'sodium', called: ['sodium', 'serum sodium'], measures: [measure('mmol/l', [115, 165], [80, 220])] },
  { name: 'potassium', called: ['potassium', 'serum potassium'], measures: [measure('mmol/l', [2.5, 7], [1, 15])] },
  {
    name: 'HbA1c',
    called: ['hba1c', 'hb a1c', 'a1c', 'hba1c level'],
    measures: [measure('%', [3.5, 14], [2, 25]), measure('mmol/mol', [20, 140], [5, 250])],
  },
  {
    name: 'height',
    called: ['height', 'body height'],
    measures: [measure('cm', [100, 215], [30, 260]), measure('m', [1, 2.15], [0.3, 2.6])],
  },
  { name: 'weight', called: ['weight', 'body weight'], measures: [] },
  { name: 'insulin', called: ['insulin', 'serum insulin'], measures: [] },
];

export interface RecognisedQuantity {
  readonly name: string;
  /** `null` where name and values do not tell it for certain. */
  readonly unit: string | null;
  /** Values that the quantity can have in this unit; `null` where no unit is certain. */
  readonly plausible: readonly [number, number] | null;
}

/** The quantity that a column holds by its name, with the unit that its median and all its values
 * (`isCertain`) make certain; `null` for an unknown one. */
export function findQuantity(
  columnName: string,
  median: number,
  isCertain: (plausible: readonly [number, number]) => boolean,
): RecognisedQuantity | null {
  const words = wordsOf(columnName).join(' ');
  const known = quantities.find(({ called }) => called.includes(words));
  if (known === undefined) return null;
  const found = known.measures.find(
    ({ median: [low, high], plausible }) => median >= low && median <= high && isCertain(plausible),
  );
  return { name: known.name, unit: found?.unit ?? null, plausible: found?.plausible ?? null };
}

/** What the quantity can be in a unit that the header states, `null` where quantity or unit is not known. */
export function plausibleIn(label: string, unit: string): readonly [number, number] | null {
  const words = wordsOf(label).join(' ');
  const known = quantities.find(({ called }) => called.includes(words));
  return known?.measures.find((each) => each.unit === unit)?.plausible ?? null;
}
