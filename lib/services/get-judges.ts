import { membersThatNeverSaw, modelForPatient } from '@/models/inference/unseen-members';
import { encodeModel } from '@/models/model-file';
import type { Application } from '../application';
import { RiskcurveError } from '../errors';
import { getPatient } from './get-patient';
import { getVisibleModel } from './get-visible-model';

/**
 * The networks that judge a patient, as a model file with those members alone, for a page to compute with: the members that never saw a
 * patient of the cohort, all of them where none is named. Holds no patient's row.
 * Throws `not-found` for an unknown model or patient, a model that may not be seen, or a patient of another cohort.
 */
export async function getJudges(
  app: Application,
  options: { modelId: string; patientId?: string; publishedOnly: boolean },
): Promise<Uint8Array> {
  const { modelId, patientId, publishedOnly } = options;
  const { model, trained } = await getVisibleModel(app, { modelId, publishedOnly });
  if (patientId === undefined) return encodeModel(trained);
  const { patient } = await getPatient(app, { patientId });
  if (patient.cohortId !== model.cohortId) {
    throw new RiskcurveError(
      'not-found',
      `patient ${patient.label} is not of the cohort that the model was trained on`,
    );
  }
  const members = membersThatNeverSaw(trained, patient.rowIndex).map((position) => trained.members[position]!);
  return encodeModel({ ...modelForPatient(trained, patient.rowIndex), members });
}
