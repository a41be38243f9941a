/** What is known of the columns of a cohort. The words here are the words of the database and of the screen. */

/** A measured number, such as glucose in mg/dl. */
export interface NumericFeature {
  readonly kind: 'numeric';
  /** Column name in the file, unique within the cohort. */
  readonly name: string;
  /** What a person reads, such as "Blood pressure". */
  readonly label: string;
  readonly unit: string | null;
  /** Values outside are not possible; `null` where nobody stated a range. */
  readonly validRange: readonly [number, number] | null;
  /** Whether care could change it (weight yes, age no). */
  readonly modifiable: boolean;
  /** Whether a zero in the file stands for "not measured". */
  readonly zeroMeansMissing: boolean;
}

/** A value out of a fixed list of levels. */
export interface CategoricalFeature {
  readonly kind: 'categorical';
  readonly name: string;
  readonly label: string;
  /** Levels as they stand in the file, in order; a value is the index into this list. */
  readonly levels: readonly string[];
  /** What a person reads for each level, same length as `levels`. */
  readonly levelLabels: readonly string[];
  readonly modifiable: boolean;
}

export type Feature = NumericFeature | CategoricalFeature;

/** Which column is the outcome, which of its values are positive, and what both sides mean in words. */
export interface Outcome {
  readonly name: string;
  readonly positiveValues: readonly string[];
  /** Completes "of 100 patients like this, N ...", such as "have diabetes within 5 years". */
  readonly positiveMeans: string;
  readonly negativeMeans: string;
}

/**
 * One patient's values in the order of the features: a number, or the index of a level; `NaN` where the value is missing.
 */
export type PatientValues = Float64Array;

/** Patients by features, column-major: `columns[feature][row]`, `NaN` where a value is missing. */
export interface FeatureTable {
  readonly features: readonly Feature[];
  readonly nRows: number;
  readonly columns: readonly Float64Array[];
}

/** A cohort as the numbers see it: no names, no identifiers. */
export interface CohortData {
  readonly table: FeatureTable;
  readonly outcome: Outcome;
  /** 1 positive, 0 negative; `[nRows]`. */
  readonly labels: Uint8Array;
  /** sha256 (hex) of features, values and labels: two cohorts with the same hash train the same model. */
  readonly dataHash: string;
}
