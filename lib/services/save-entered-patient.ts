import {
  findEnteredPatient,
  insertEnteredPatient,
  updateEnteredPatient,
  type EnteredPatient,
  type NewAssessment,
} from '@/db/queries/entered-patients';
import { assessPatient } from '@/models/inference/assess';
import type { Application } from '../application';
import type { Person } from '../auth/actor';
import { RiskcurveError } from '../errors';
import { checkEntered } from './check-entered-values';
import { getVisibleModel } from './get-visible-model';
import { requireMayChange } from './may-change-entered';
import { isPublished } from './published';
import { recordAuditEvent } from './record-audit-event';

interface SaveOptions {
  readonly modelId: string;
  readonly label: string;
  /** In the order of the model's features, null where not measured; a category by the index of its level. */
  readonly values: readonly (number | null)[];
  readonly person: Person;
  readonly publishedOnly: boolean;
}

/**
 * Stores a patient whom a person typed in, with what the model says of them. Throws `not-found` for a model that is not there or may not
 * be seen, `bad-input` for an empty label or a value that cannot be.
 */
export async function saveEnteredPatient(app: Application, options: SaveOptions): Promise<EnteredPatient> {
  const { person } = options;
  const { cohort, label, values, assessment } = await assess(app, options);
  const row = { cohortId: cohort.id, label, values, enteredBy: person.actor.userId, enteredByName: person.name };
  const stored = await insertEnteredPatient(app.database, row, assessment);
  await record(app, 'entered-patient.saved', stored.id, cohort.name, options);
  return stored;
}

/**
 * Corrects an entered patient; what was assessed before stays in the history. Throws as saving does, `not-found` for an unknown patient,
 * `forbidden` for a person who neither entered the patient nor is an administrator, `conflict` for a model of another cohort.
 */
export async function correctEnteredPatient(
  app: Application,
  options: SaveOptions & { enteredPatientId: string },
): Promise<EnteredPatient> {
  const { enteredPatientId, person } = options;
  const before = await findEnteredPatient(app.database, enteredPatientId);
  if (before === null) throw gone();
  requireMayChange(before, person);
  const { cohort, label, values, assessment } = await assess(app, options);
  if (cohort.id !== before.cohortId) {
    throw new RiskcurveError('conflict', `${before.label} has values for another cohort's models: choose one of those`);
  }
  const stored = await updateEnteredPatient(app.database, enteredPatientId, { label, values }, assessment);
  if (stored === null) throw gone();
  await record(app, 'entered-patient.corrected', stored.id, cohort.name, options);
  return stored;
}

async function assess(app: Application, { modelId, label, values, publishedOnly, person }: SaveOptions) {
  const { model, trained } = await getVisibleModel(app, { modelId, publishedOnly });
  const checked = checkEntered(trained.features, { label, values });
  const assessment: NewAssessment = {
    modelId,
    values: checked.values,
    assessment: assessPatient(trained, checked.row),
    threshold: model.threshold,
    published: isPublished(model),
    occasion: 'saved',
    assessedByName: person.name,
  };
  return { ...checked, cohort: { id: model.cohortId, name: model.cohortName }, assessment };
}

/** Without the label: it may name a person, and the trail outlives the record. */
async function record(app: Application, action: string, id: string, cohort: string, { modelId, person }: SaveOptions) {
  const subject = `entered-patient ${id}`;
  await recordAuditEvent(app, { actor: person.actor, action, subject, details: { cohort, modelId } });
}

function gone(): RiskcurveError {
  return new RiskcurveError('not-found', 'there is no such entered patient any more');
}
