import { setImmediate as nextTurn } from 'node:timers/promises';
import { createTableJudge } from '@/models/inference/judge-table';
import type { ModelWithOrigin } from '@/db/queries/models';
import type { Application } from '../application';
import { encodeNamedValues } from '../cohort/named-values';
import { getInferenceKernel } from '../inference-kernel';
import { getVisibleModel } from './get-visible-model';
import { predictPatients, type PatientPrediction } from './predict-patients';

/** Whole tiles of the forward pass; short enough that a server answers others in between. */
const patientsAtOnce = 512;

export type ScoredPatient = PatientPrediction & { readonly setAside: readonly string[] };

/**
 * Judges new patients by all members of a model, in their order; nothing of them is stored.
 *
 * @throws RiskcurveError `not-found` for the model, the same for one that this person may not see; `bad-input` naming patient and feature
 */
export async function scorePatients(
  app: Application,
  options: { modelId: string; publishedOnly: boolean; patients: readonly Readonly<Record<string, unknown>>[] },
): Promise<{ model: ModelWithOrigin; scored: ScoredPatient[] }> {
  const { model, trained } = await getVisibleModel(app, options);
  const patients = options.patients.map((given, index) => {
    const encoded = encodeNamedValues(trained.features, given, `patient ${index + 1}`);
    return { ...encoded, row: index + 1, id: null };
  });
  const judgeTable = createTableJudge(trained, await getInferenceKernel());
  const scored: ScoredPatient[] = [];
  for (let start = 0; start < patients.length; start += patientsAtOnce) {
    const batch = patients.slice(start, start + patientsAtOnce);
    const predictions = predictPatients(trained, judgeTable, batch);
    predictions.forEach((prediction, at) => scored.push({ ...prediction, setAside: batch[at]!.setAside }));
    await nextTurn();
    app.closing.throwIfAborted();
  }
  return { model, scored };
}
