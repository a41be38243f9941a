import type { Doubt } from './doubts';

/** What is inferred of one column, each time with the reason a person reads. */

export interface InferredColumn {
  readonly name: string;
  /** What the column will be: a feature of one of two kinds, or left out. */
  readonly kind: 'numeric' | 'categorical' | 'leftOut';
  /** One sentence part: why, such as "4 whole-number codes". */
  readonly reason: string;
  readonly label: string;
  readonly unit: string | null;
  /** Why this unit, or why it must be asked for; `null` where name and values say nothing. */
  readonly unitReason: string | null;
  /** What to look at before it is imported. */
  readonly doubts: readonly Doubt[];
  readonly validRange: readonly [number, number] | null;
  readonly modifiable: boolean;
  readonly zeroMeansMissing: boolean;
  /** Of a categorical column: levels in order, and what a person reads for each. */
  readonly levels: readonly string[];
  readonly levelLabels: readonly string[];
  /** Smallest and largest number; `null` for text. */
  readonly range: readonly [number, number] | null;
  readonly nMissing: number;
  /** Missing marks that occur, as in the file. */
  readonly missingMarks: readonly string[];
  /** Values that stand for "no value" in this column besides the usual marks. */
  readonly missingValues: readonly string[];
  readonly nDistinct: number;
  readonly nZeros: number;
  /** Whether most of its values are numbers, so that it may be corrected to numeric. */
  readonly looksNumeric: boolean;
  /** A direct identifier: a name or record number. */
  readonly identifier: boolean;
}
