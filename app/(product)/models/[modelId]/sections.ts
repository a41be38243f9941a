/** The parts of a model's page; one is shown at a time, so that each stays calm and costs only its own work. */
export const sections = [
  { value: 'overview', label: 'Overview' },
  { value: 'calibration', label: 'Calibration' },
  { value: 'threshold', label: 'Threshold' },
  { value: 'subgroups', label: 'Subgroups' },
  { value: 'curves', label: 'Curves' },
  { value: 'record', label: 'Record' },
] as const;

export type SectionName = (typeof sections)[number]['value'];

/** Whether a section's numbers are those of one part of the cohort. */
export function isOfOnePart(section: SectionName): boolean {
  return section !== 'curves' && section !== 'record';
}
