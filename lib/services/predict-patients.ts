import type { FeatureTable } from '@/models/features';
import type { TableJudge } from '@/models/inference/judge-table';
import type { Assessment, TrainedModel } from '@/models/model';
import type { NewPatient } from '../cohort/read-new-patients';

/** One line of a prediction: who, and what the model says. */
export interface PatientPrediction {
  readonly row: number;
  readonly id: string | null;
  readonly assessment: Assessment;
  /** Set where a number lies outside the smallest and largest of the training cohort, or a value cannot be. */
  readonly outOfDistribution: boolean;
  /** Names of the features that have no value, in the model's order. */
  readonly missing: readonly string[];
}

/** Judges patients of a file by all members of a model, in their order. Plain numbers: a page does it as a server does. */
export function predictPatients(
  model: TrainedModel,
  judgeTable: TableJudge,
  patients: readonly NewPatient[],
): PatientPrediction[] {
  const table: FeatureTable = {
    features: model.features,
    nRows: patients.length,
    columns: model.features.map((_, feature) => Float64Array.from(patients, ({ values }) => values[feature]!)),
  };
  const assessments = judgeTable(table);
  return patients.map((patient, index) => ({
    row: patient.row,
    id: patient.id,
    assessment: assessments[index]!,
    outOfDistribution: patient.setAside.length > 0 || isOutsideTraining(model, patient.values),
    missing: model.features.filter((_, feature) => Number.isNaN(patient.values[feature])).map(({ name }) => name),
  }));
}

/** Whether any number lies outside what training saw. */
function isOutsideTraining(model: TrainedModel, values: Float64Array): boolean {
  return model.summaries.some((summary, feature) => {
    const value = values[feature]!;
    if (summary.kind !== 'numeric' || Number.isNaN(value)) return false;
    return value < summary.quantiles[0]! || value > summary.quantiles.at(-1)!;
  });
}
