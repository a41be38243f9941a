import { assessPatients } from '@/models/inference/assess';
import type { FeatureTable } from '@/models/features';
import type { Assessment, TrainedModel } from '@/models/model';
import type { Application } from '../application';
import { readNewPatients, type NewPatient } from '../cohort/read-new-patients';
import type { CohortSource } from '../cohort/source';
import { getTrainedModel } from './get-trained-model';

/** One line of a prediction: who, and what the model says. */
export interface PatientPrediction {
  readonly row: number;
  readonly id: string | null;
  readonly assessment: Assessment;
  /** Set where a number lies outside the smallest and largest of the training cohort, or a value cannot be. */
  readonly outOfDistribution: boolean;
}

const patientsPerBatch = 500;

/**
 * Judges every patient of a CSV by all members of a model, in batches. The whole file is checked before the first answer.
 * `notices` counts values that cannot be and were taken as missing.
 *
 * @throws RiskcurveError `not-found` for the model, or naming line, column and mend for the file
 */
export async function predictFile(
  app: Application,
  options: {
    modelId: string;
    source: CohortSource;
    onBatch: (batch: readonly PatientPrediction[], share: number) => void;
  },
): Promise<{ nPatients: number; notices: string[] }> {
  const { trained } = await getTrainedModel(app, options);
  const patients = await readNewPatients(options.source, trained.features);
  for (let start = 0; start < patients.length; start += patientsPerBatch) {
    const batch = patients.slice(start, start + patientsPerBatch);
    options.onBatch(judge(trained, batch), Math.min(1, (start + batch.length) / patients.length));
    await new Promise(setImmediate); // a server answers others in between
  }
  return { nPatients: patients.length, notices: noticesOf(patients) };
}

function judge(model: TrainedModel, patients: readonly NewPatient[]): PatientPrediction[] {
  const table: FeatureTable = {
    features: model.features,
    nRows: patients.length,
    columns: model.features.map((_, feature) => Float64Array.from(patients, ({ values }) => values[feature]!)),
  };
  const everyMember = model.members.map((_, position) => position);
  const assessments = assessPatients(model, table, () => everyMember);
  return patients.map((patient, index) => ({
    row: patient.row,
    id: patient.id,
    assessment: assessments[index]!,
    outOfDistribution: patient.setAside.length > 0 || isOutsideTraining(model, patient.values),
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

function noticesOf(patients: readonly NewPatient[]): string[] {
  const counts = new Map<string, number>();
  for (const { setAside } of patients) for (const value of setAside) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(
    ([value, count]) =>
      `${value} is unknown to the model or outside its valid range: taken as missing in ${count} ${count === 1 ? 'patient' : 'patients'}`,
  );
}
