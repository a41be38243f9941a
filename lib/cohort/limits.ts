/** How much of a file is read before it is refused: a cohort is held in memory while it is imported, noise must not be. */
export const limits = {
  maxBytes: 100 * 1024 * 1024,
  /** Patients. */
  maxRows: 200_000,
  maxColumns: 2000,
  /** Patients times columns. */
  maxCells: 10_000_000,
  /** Characters of one record, quoted line breaks included. */
  maxRecordLength: 1024 * 1024,
  /** Levels of a categorical column; a text column with more is free text. */
  maxLevels: 20,
  /** Whole-number columns with at most this many distinct values are codes of categories. */
  maxCodeLevels: 5,
  /** Fewest patients in each class: two for each of the five folds of a default run. */
  minPerClass: 10,
} as const;
