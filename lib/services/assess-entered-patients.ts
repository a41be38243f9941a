import { insertAssessments, listUnassessed } from '@/db/queries/entered-patients';
import type { Model } from '@/db/queries/models';
import type { FeatureTable } from '@/models/features';
import { allMembers, assessPatients } from '@/models/inference/assess';
import type { Application } from '../application';
import { getTrainedModel } from './get-trained-model';

/** Patients judged at a stretch: short enough that a server answers others in between. */
const patientsPerBatch = 64;

/**
 * Stores what a model that is being published says of every patient entered for its cohort; whom it has assessed with the same values
 * already is left alone. Resolves to how many there were.
 */
export async function assessEnteredPatients(
  app: Application,
  options: { model: Pick<Model, 'id' | 'cohortId'>; threshold: number; byName: string },
): Promise<number> {
  const { model, threshold, byName } = options;
  const patients = await listUnassessed(app.database, { cohortId: model.cohortId, modelId: model.id });
  if (patients.length === 0) return 0;
  const { trained } = await getTrainedModel(app, { modelId: model.id });
  const everyMember = allMembers(trained);
  for (let start = 0; start < patients.length; start += patientsPerBatch) {
    const batch = patients.slice(start, start + patientsPerBatch);
    const table: FeatureTable = {
      features: trained.features,
      nRows: batch.length,
      columns: trained.features.map((_, feature) => Float64Array.from(batch, ({ values }) => values[feature] ?? NaN)),
    };
    const assessed = assessPatients(trained, table, () => everyMember);
    await insertAssessments(
      app.database,
      batch.map(({ id, values }, index) => ({
        ...{ enteredPatientId: id, modelId: model.id, values, assessment: assessed[index]!, threshold },
        ...{ published: true, occasion: 'published' as const, assessedByName: byName },
      })),
    );
    await new Promise(setImmediate);
  }
  return patients.length;
}
