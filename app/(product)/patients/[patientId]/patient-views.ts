import { curveViews } from '@/app/components/curves/curve-set';

/** What the page of a patient can show beside the risk, the usual one first. */
export const patientViews = [
  ...curveViews,
  { value: 'why', label: 'Why' },
  { value: 'similar', label: 'Similar patients' },
] as const;

export type PatientViewName = (typeof patientViews)[number]['value'];

export const viewTitles: Readonly<Record<PatientViewName, string>> = {
  risk: 'What carries this risk',
  levels: 'What carries this risk',
  why: 'Why the model says this',
  similar: 'Who else was like this',
};
