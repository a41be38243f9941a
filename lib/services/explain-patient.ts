import type { Application } from '../application';
import { encodeNamedValues } from '../cohort/named-values';
import { RiskcurveError } from '../errors';
import { rowOf } from './assess-patient';
import { getPatient } from './get-patient';
import { getVisibleModel } from './get-visible-model';
import { judgePatient, type JudgedPatient } from './judge-patient';

interface Asked {
  readonly modelId: string;
  /** True for a clinician, who sees published models only. */
  readonly publishedOnly: boolean;
}

/**
 * A model's judgement and curves of a patient of its cohort. Throws `not-found`, the same for a patient of another cohort and for a model
 * that this person may not see.
 */
export async function explainPatient(app: Application, options: Asked & { patientId: string }): Promise<JudgedPatient> {
  const { model } = await getVisibleModel(app, options);
  const { patient } = await getPatient(app, options);
  if (patient.cohortId !== model.cohortId) {
    throw new RiskcurveError('not-found', `the model’s cohort has no patient with the id ${options.patientId}`);
  }
  return judgePatient(app, { modelId: model.id, ...rowOf(patient) });
}

/** The same of a new patient; `values` by feature name, a feature that is not named is missing. Throws `bad-input` for what cannot be read. */
export async function explainValues(
  app: Application,
  options: Asked & { values: Readonly<Record<string, unknown>> },
): Promise<JudgedPatient> {
  const { model, trained } = await getVisibleModel(app, options);
  const { values } = encodeNamedValues(trained.features, options.values, 'values');
  return judgePatient(app, { modelId: model.id, values, rowIndex: null });
}
