import type { Actor, Application } from '@/lib/application';
import { RiskcurveError } from '@/lib/errors';
import { cancelRun } from '@/lib/services/cancel-run';
import { startRun } from '@/lib/services/start-run';
import type { TrainingConfig } from '@/models/training/config';
import { followRun } from './follow-run';

export interface TrainingRequest {
  readonly cohortId: string;
  readonly config: TrainingConfig;
  readonly engine: 'auto' | 'fused' | 'tensor';
  readonly actor: Actor;
  readonly modelName?: string;
}

/**
 * Starts a run, waits for it and gives the id of its model; whoever interrupts cancels the run.
 *
 * @throws RiskcurveError where the run did not end well, with its reason
 */
export async function trainToEnd(
  app: Application,
  request: TrainingRequest,
  waiting: { progress: (line: string) => void; signal: AbortSignal },
): Promise<string> {
  const run = await startRun(app, request);
  return followRun(app, { runId: run.id, ...waiting }).catch(async (error: unknown) => {
    if (!waiting.signal.aborted) throw error;
    await cancelRun(app, { runId: run.id, actor: request.actor });
    throw new RiskcurveError('failed', `interrupted: run ${run.id} was cancelled`, { cause: error });
  });
}
