/**
 * Which quantities are reported in two units, and how one becomes the other. Every entry is bound to what is measured, for the
 * same pair of units has another factor for another substance: 1 mmol/l of glucose is 18 mg/dl, of cholesterol 39 mg/dl.
 */

export interface UnitPair {
  /** What is measured, as a person says it. */
  readonly analyte: string;
  /** A feature is this analyte where its name or label holds one of these words … */
  readonly words: readonly string[];
  /** … and none of these, which make another quantity of it. */
  readonly unless: readonly string[];
  /** Both units as they are written on the screen. */
  readonly first: string;
  readonly second: string;
  /** A value in `first` is `factor` times that in `second`, plus `offset`. */
  readonly factor: number;
  readonly offset: number;
}

/** Words that make a plain concentration something else. */
const derived = ['ratio', 'log', 'ln', 'change', 'delta', 'score', 'index', 'clearance', 'sd', 'percentile', 'z'];

const plain = { offset: 0, unless: derived };

/**
 * Sources. Molar masses by PubChem: glucose 180.16 g/mol (CID 5793), cholesterol 386.65 (CID 5997), creatinine 113.12 (CID 588); a
 * tenth of the mass is the number of mg/dl in one mmol/l. Factors as the conversion tables of the AMA Manual of Style (11th edition)
 * round them: glucose 18.016, cholesterol 38.67, triglycerides 88.57 (no single molecule, so by
 * convention 885.7 g/mol), creatinine 88.42 µmol/l in 1 mg/dl. Insulin 6.0 pmol/l in 1 µU/ml: the first WHO international standard
 * for human insulin, 83/500; Knopp, Holder-Pearson, Chase: "Insulin units and conversion factors", J Diabetes Sci Technol 13 (2019)
 * 597. Pound 0.45359237 kg and inch 2.54 cm: exact (international yard and pound agreement, 1959). Millimetre of mercury
 * 0.133322387415 kPa: ISO 80000-4. Fahrenheit: exact.
 */
export const unitTable: readonly UnitPair[] = [
  {
    ...plain,
    analyte: 'glucose',
    words: ['glucose', 'glycemia', 'glycaemia'],
    first: 'mg/dl',
    second: 'mmol/l',
    factor: 18.016,
  },
  {
    ...plain,
    analyte: 'cholesterol',
    words: ['cholesterol', 'chol', 'hdl', 'ldl'],
    first: 'mg/dl',
    second: 'mmol/l',
    factor: 38.67,
  },
  {
    ...plain,
    analyte: 'triglycerides',
    words: ['triglycerides', 'triglyceride'],
    first: 'mg/dl',
    second: 'mmol/l',
    factor: 88.57,
  },
  {
    analyte: 'creatinine',
    words: ['creatinine'],
    // creatine kinase is often called so, and urine is reported in other units
    unless: [...derived, 'kinase', 'phosphokinase', 'urine', 'urinary', 'albumin'],
    first: 'µmol/l',
    second: 'mg/dl',
    factor: 88.42,
    offset: 0,
  },
  { ...plain, analyte: 'insulin', words: ['insulin'], first: 'pmol/l', second: 'µU/ml', factor: 6 },
  { ...plain, analyte: 'weight', words: ['weight', 'bodyweight'], first: 'kg', second: 'lb', factor: 0.45359237 },
  {
    ...plain,
    analyte: 'length',
    words: ['height', 'stature', 'waist', 'hip', 'circumference'],
    first: 'cm',
    second: 'in',
    factor: 2.54,
  },
  {
    ...plain,
    analyte: 'pressure',
    words: ['pressure', 'bp', 'sbp', 'dbp'],
    first: 'kPa',
    second: 'mm Hg',
    factor: 0.133322387415,
  },
  {
    ...plain,
    analyte: 'temperature',
    words: ['temperature', 'temp'],
    first: '°F',
    second: '°C',
    factor: 1.8,
    offset: 32,
  },
];
