import { findCohort } from '@/db/queries/cohorts';
import { insertRun, type Run } from '@/db/queries/runs';
import { unfitReason } from '@/models/engines/fused/capabilities';
import type { TrainingConfig } from '@/models/training/config';
import { planRun } from '@/models/training/plan';
import type { Actor, Application } from '../application';
import { RiskcurveError } from '../errors';
import { planShards } from '../jobs/plan-shards';
import { loadCohortData } from './load-cohort-data';
import { recordAuditEvent } from './record-audit-event';

/**
 * Queues a training run. Its model will be called `modelName`, or `<cohort name>-<loss>`.
 * Throws `not-found` for an unknown cohort and `bad-input` for settings that cannot be trained on it.
 */
export async function startRun(
  app: Application,
  options: {
    cohortId: string;
    config: TrainingConfig;
    engine?: 'auto' | 'fused' | 'tensor';
    actor: Actor;
    modelName?: string;
  },
): Promise<Run> {
  const { cohortId, config, engine = 'auto', actor } = options;
  const cohort = await findCohort(app.database, cohortId);
  if (cohort === null) throw new RiskcurveError('not-found', `there is no cohort with the id ${cohortId}`);
  const unfit = engine === 'fused' && config.loss !== 'logistic' ? unfitReason(config) : null;
  if (unfit !== null) throw new RiskcurveError('bad-input', `${unfit}; ask for the engine auto or tensor`);
  const nMembers = await countMembers(app, cohortId, config);
  const run = await insertRun(
    app.database,
    {
      cohortId,
      config,
      requestedEngine: engine,
      modelName: options.modelName?.trim() || null,
      startedBy: actor.userId,
    },
    planShards(config, nMembers, cohort.nPatients),
  );
  const details = { cohort: cohort.name, loss: config.loss, seed: config.seed };
  await recordAuditEvent(app, { actor, action: 'run.started', subject: `run ${run.id}`, details });
  await app.queue.offer(run.id);
  return run;
}

async function countMembers(app: Application, cohortId: string, config: TrainingConfig): Promise<number> {
  const { labels } = await loadCohortData(app, { cohortId });
  try {
    return planRun(config, labels).nMembers;
  } catch (error) {
    if (error instanceof Error) throw new RiskcurveError('bad-input', error.message, { cause: error });
    throw error;
  }
}
