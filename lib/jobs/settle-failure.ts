import { endRun } from '@/db/queries/runs';
import { CancelledError } from '@/models/engines/types';
import { messageFor } from '../errors';
import { logFault } from '../log';
import { TrainerFailedError } from './trainer-host';
import { TrainerDiedError } from './trainer-process';
import type { WorkerContext } from './worker-context';

/**
 * Decides what becomes of a shard or an assembling that did not succeed. Stopped or cancelled: given back, not counted.
 * The trainer's own refusal ends the run, for seeded work fails again the same way. All else is tried again until the
 * attempts are used up; then the run has crashed, with its reason.
 */
export async function settleFailure(
  context: WorkerContext,
  error: unknown,
  work: { runId: string; attempts: number; release: (counted: boolean) => Promise<void> },
): Promise<void> {
  if (context.stopping.aborted || error instanceof CancelledError) return work.release(false);
  if (!(error instanceof TrainerDiedError || error instanceof TrainerFailedError)) logFault(`run ${work.runId}`, error);
  if (!(error instanceof TrainerFailedError) && work.attempts < context.attemptsAtMost) return work.release(true);
  const reason = reasonOf(error, work.attempts);
  await endRun(context.app.database, work.runId, { state: 'crashed', reason });
}

function reasonOf(error: unknown, attempts: number): string {
  if (error instanceof TrainerFailedError) return error.message;
  if (error instanceof TrainerDiedError) return `${error.message} (tried ${attempts} times)`;
  return messageFor(error);
}
