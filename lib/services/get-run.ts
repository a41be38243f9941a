import { findRun, type RunWithNames } from '@/db/queries/runs';
import { listShards, type Shard, type ShardState } from '@/db/queries/shards';
import type { Application } from '../application';
import { RiskcurveError } from '../errors';
import { whyWaiting } from './why-waiting';
import { runProgress, type RunProgress } from './run-progress';

export interface RunDetails {
  readonly run: RunWithNames;
  readonly shards: readonly ShardState[];
  readonly progress: RunProgress;
  /** Why nothing will become of it as things stand; null where it goes on. */
  readonly waiting: string | null;
}

/** A run with its shards and how far it is. Throws `not-found`. */
export async function getRun(app: Application, options: { runId: string }): Promise<RunDetails> {
  const run = await findRun(app.database, options.runId);
  if (run === null) throw new RiskcurveError('not-found', `there is no run with the id ${options.runId}`);
  const shards = await listShards(app.database, run.id);
  return {
    run,
    shards: shards.map(withoutHistory),
    progress: runProgress(run, shards),
    waiting: await whyWaiting(app, run),
  };
}

/** The histories are summed up in the progress; a page that asks twice a second need not carry them too. */
function withoutHistory(shard: Shard): ShardState {
  const { runId, position, memberIndices, state, attempts, losses, claimId, workerId } = shard;
  const { takenAt, resultFile, seconds, updatedAt } = shard;
  return {
    ...{ runId, position, memberIndices, state, attempts, losses, claimId, workerId },
    ...{ takenAt, resultFile, seconds, updatedAt },
  };
}
