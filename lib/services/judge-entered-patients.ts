import { insertAssessments, listUnassessed } from '@/db/queries/entered-patients';
import type { Database } from '@/db/client';
import type { Model } from '@/db/queries/models';
import type { FeatureTable } from '@/models/features';
import { allMembers, assessPatients } from '@/models/inference/assess';
import type { Assessment, TrainedModel } from '@/models/model';
import type { Application } from '../application';
import { getTrainedModel } from './get-trained-model';

/** Patients judged at a stretch: short enough that a server answers others in between. */
const patientsPerBatch = 64;

/** What a model says of one patient who was entered, by the values that it judged. */
interface JudgedEntered {
  readonly values: readonly (number | null)[];
  readonly assessment: Assessment;
}

/**
 * What a model that is about to be published says of every patient entered for its cohort, by patient id; whom it has assessed with the same
 * values already is left out. Stores nothing: judging takes long, and a publication must not wait half done.
 */
export async function judgeEnteredPatients(
  app: Application,
  { model }: { model: Pick<Model, 'id' | 'cohortId'> },
): Promise<ReadonlyMap<string, JudgedEntered>> {
  const judged = new Map<string, JudgedEntered>();
  const patients = await listUnassessed(app.database, { cohortId: model.cohortId, modelId: model.id });
  if (patients.length === 0) return judged;
  const { trained } = await getTrainedModel(app, { modelId: model.id });
  for (let start = 0; start < patients.length; start += patientsPerBatch) {
    const batch = patients.slice(start, start + patientsPerBatch);
    const assessed = judge(trained, batch);
    batch.forEach(({ id, values }, index) => judged.set(id, { values, assessment: assessed[index]! }));
    await new Promise(setImmediate);
  }
  return judged;
}

function judge(trained: TrainedModel, patients: readonly { values: readonly (number | null)[] }[]): Assessment[] {
  const table: FeatureTable = {
    features: trained.features,
    nRows: patients.length,
    columns: trained.features.map((_, feature) => Float64Array.from(patients, ({ values }) => values[feature] ?? NaN)),
  };
  const everyMember = allMembers(trained);
  return assessPatients(trained, table, () => everyMember);
}

/**
 * Stores what was judged, within the transaction that publishes the model. A patient who was deleted, corrected or assessed in the meantime
 * is left alone. Resolves to how many assessments were stored.
 */
export async function storeJudgedEntered(
  transaction: Database,
  options: {
    model: Pick<Model, 'id' | 'cohortId'>;
    judged: ReadonlyMap<string, JudgedEntered>;
    threshold: number;
    byName: string;
  },
): Promise<number> {
  const { model, judged, threshold, byName } = options;
  if (judged.size === 0) return 0;
  const waiting = await listUnassessed(transaction, { cohortId: model.cohortId, modelId: model.id });
  const rows = waiting.flatMap(({ id, values }) => {
    const found = judged.get(id);
    if (found === undefined || !sameValues(found.values, values)) return [];
    return {
      ...{ enteredPatientId: id, modelId: model.id, values, assessment: found.assessment, threshold },
      ...{ published: true, occasion: 'published' as const, assessedByName: byName },
    };
  });
  await insertAssessments(transaction, rows);
  return rows.length;
}

function sameValues(a: readonly (number | null)[], b: readonly (number | null)[]): boolean {
  return a.length === b.length && a.every((value, position) => Object.is(value, b[position]));
}
