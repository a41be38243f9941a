/** The sections by their keys, in the order of the report. */
export const sectionTitles = {
  training: 'Training on one core',
  threads: 'Training on two cores',
  'cold-start': 'From a cold start',
  curves: 'Risk curves of a cohort',
  'what-if': 'What if one value were another',
  run: 'A whole run',
} as const;

export type SectionKey = keyof typeof sectionTitles;
