/**
 * The patients of the cohort most like this one, and what became of them. A report leaves the house: other patients are numbered, and
 * neither their labels nor their rows are in it.
 */
import { formatCount } from '@/lib/format';
import { similarPatients } from '@/models/explain/similar-patients';
import type { SimilarPatient } from '@/models/explain/types';
import type { RiskCurve, TrainedModel } from '@/models/model';
import type { PanelOf } from '../content';
import { memberNoun } from '../member-noun';
import type { ReportCohort, ReportPatient } from '../report-input';
import { knownValueText } from './patient';

const nSimilar = 5;
const nKeyFeatures = 3;

/** @param curves the patient's, ordered by swing: the first ones name the key features */
export function similarPatientsPanel(
  model: TrainedModel,
  cohort: ReportCohort,
  patient: ReportPatient,
  curves: readonly RiskCurve[],
): PanelOf<'similarPatients'> {
  const { table, labels, risks } = cohort;
  const isKnown = patient.values.some((value) => !Number.isNaN(value));
  const options = { count: nSimilar, except: patient.rowIndex };
  const found = isKnown ? similarPatients(model, { table, labels }, risks, patient.values, options) : [];
  const keys = curves.slice(0, nKeyFeatures).map(({ feature }) => feature);
  const told = (feature: number, value: number | undefined) => {
    const known = value === undefined || Number.isNaN(value) ? null : value;
    return { value: known, text: knownValueText(model.features[feature]!, known) };
  };
  return {
    panel: 'similarPatients',
    sentence: sentenceOf(model, found, isKnown),
    explanation: explanationOf(model),
    keyFeatures: keys.map((feature) => {
      const { name, label } = model.features[feature]!;
      return { name, label, ...told(feature, patient.values[feature]) };
    }),
    patients: found.map(({ rowIndex, outcome, ...other }, index) => {
      const values = keys.map((feature) => told(feature, table.columns[feature]?.[rowIndex]));
      return {
        number: index + 1,
        ...other,
        outcome,
        outcomeText: outcome === 1 ? model.outcome.positiveMeans : model.outcome.negativeMeans,
        values: values.map(({ value }) => value),
        texts: values.map(({ text }) => text),
      };
    }),
  };
}

function sentenceOf({ outcome }: TrainedModel, found: readonly SimilarPatient[], isKnown: boolean): string {
  if (!isKnown) return 'None: a patient of whom nothing is known is like nobody.';
  if (found.length === 0) return 'None: no other patient of the cohort knows half of this patient’s values.';
  const nPositive = found.filter((other) => other.outcome === 1).length;
  const nNegative = found.length - nPositive;
  return (
    `The ${formatCount(found.length, 'patient')} of the cohort most like this one, on record: ` +
    `${nPositive} who ${outcome.positiveMeans}, ${nNegative} who ${outcome.negativeMeans}.`
  );
}

function explanationOf({ config }: TrainedModel): string {
  return (
    'A report leaves the house, so other patients are numbered by their similarity and not named. Distance: Gower’s, over all ' +
    'features that both know; 0 is the same, 1 as far apart as the cohort reaches. ' +
    `Risk: by the ${memberNoun(config.loss)}s that never saw that patient.`
  );
}
