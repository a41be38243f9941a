import { endRun, findRun } from '@/db/queries/runs';
import type { Actor, Application } from '../application';
import { RiskcurveError } from '../errors';
import { recordAuditEvent } from './record-audit-event';

/** Stops a run: nothing more of it starts, what trains now is told to stop. Throws `not-found`, `conflict` for a run at its end. */
export async function cancelRun(app: Application, options: { runId: string; actor: Actor }): Promise<void> {
  const { runId, actor } = options;
  const run = await findRun(app.database, runId);
  if (run === null) throw new RiskcurveError('not-found', `there is no run with the id ${runId}`);
  if (!(await endRun(app.database, runId, { state: 'cancelled' }))) {
    throw new RiskcurveError('conflict', `run ${runId} is at its end already: there is nothing to cancel`);
  }
  app.queue.cancel(runId);
  const details = { cohort: run.cohortName };
  await recordAuditEvent(app, { actor, action: 'run.cancelled', subject: `run ${runId}`, details });
}
