import { findModelById, type Model, type ModelWithOrigin } from '@/db/queries/models';
import { listPredictions } from '@/db/queries/predictions';
import { findRecalibratedModel, insertRecalibratedModel } from '@/db/queries/recalibrated-models';
import { uniqueViolation } from '@/db/unique-violation';
import { decodeModel } from '@/models/model-file';
import type { Actor, Application } from '../application';
import { codeVersion } from '../code-version';
import { RiskcurveError } from '../errors';
import { createTrainerHost, TrainerFailedError, type ReplyTo, type TrainerTask } from '../jobs/trainer-host';
import { getModel } from './get-model';
import { loadCohortData } from './load-cohort-data';
import { recordAuditEvent } from './record-audit-event';

export interface Recalibrated {
  readonly model: ModelWithOrigin;
  /** False where it had been made before: a model has one recalibrated model at most. */
  readonly isNew: boolean;
}

/**
 * Makes a new model of a model's networks with recalibrated risks, under the same name; the original stays as it is. Fitted and judged in a
 * trainer process. Throws `not-found`, and `conflict` in one sentence for a model that is recalibrated already or cannot be.
 */
export async function recalibrateModel(
  app: Application,
  options: { modelId: string; actor: Actor; signal?: AbortSignal },
): Promise<Recalibrated> {
  const { modelId, actor, signal = app.closing } = options;
  const { evaluation, ...origin } = await getModel(app, { modelId });
  refuseRecalibrated(origin);
  const known = await findRecalibratedModel(app.database, modelId);
  if (known !== null) return { model: await withNames(app, known), isNew: false };
  const task = {
    type: 'recalibrate' as const,
    modelFile: await app.files.get(origin.version),
    version: origin.version,
    codeVersion: await codeVersion(app.trainerFile),
    labels: (await loadCohortData(app, { cohortId: origin.cohortId })).labels,
    predictions: await listPredictions(app.database, modelId),
    evaluation,
  };
  const made = await askTrainer(app, task, AbortSignal.any([signal, app.closing]));
  const stored = await store(app, origin, made);
  if (stored === null) return recalibrateModel(app, options);
  await recordAuditEvent(app, {
    actor,
    action: 'model.recalibrated',
    subject: `model ${stored.id}`,
    details: detailsOf(origin, stored, made),
  });
  return { model: await withNames(app, stored), isNew: true };
}

/** Throws `conflict` for a model whose risks are recalibrated already. */
function refuseRecalibrated({ name, recalibratedFrom }: Model): void {
  if (recalibratedFrom === null) return;
  throw new RiskcurveError(
    'conflict',
    `"${name}" is recalibrated already, and a second time would fit what is left of chance; train a model anew instead`,
  );
}

type Made = ReplyTo<'recalibrate'>;

type Task = Extract<TrainerTask, { type: 'recalibrate' }>;

async function askTrainer(app: Application, task: Task, signal: AbortSignal): Promise<Made> {
  const host = createTrainerHost(app.trainerFile);
  try {
    return await host.ask(task, { signal });
  } catch (error) {
    if (error instanceof TrainerFailedError) throw new RiskcurveError('conflict', error.message, { cause: error });
    throw error;
  } finally {
    host.stop();
  }
}

/** Null where another request was faster: its model is then found. */
async function store(app: Application, origin: Model, made: Made): Promise<Model | null> {
  const { evaluation, predictions } = made;
  const version = await app.files.put(made.modelFile);
  try {
    const stored = await insertRecalibratedModel(app.database, { origin, version, evaluation, predictions });
    // Had a maintenance cleared it away as nobody's just before it was named, it is back now.
    await app.files.put(made.modelFile);
    return stored;
  } catch (error) {
    if (uniqueViolation(error) === null) throw error;
    return null;
  }
}

function detailsOf(origin: Model, stored: Model, { modelFile }: Made): Record<string, unknown> {
  const { intercept, slope } = decodeModel(modelFile).recalibration!;
  return { name: stored.name, version: stored.version, from: origin.id, fromVersion: origin.version, intercept, slope };
}

async function withNames(app: Application, { id }: Model): Promise<ModelWithOrigin> {
  return (await findModelById(app.database, id))!;
}
