/** Work whose worker has given no sign of life. Times are those of the database: the clocks of the machines do not matter. */
import { and, eq, lt, sql } from 'drizzle-orm';
import type { Database } from '../client';
import { runs, shards } from '../schema';

/** What was freed, and how often it has been lost with its worker by now. */
export interface FreedWork {
  readonly runId: string;
  readonly losses: number;
}

/**
 * Queues the shards whose worker has been silent that long, and counts the loss. A loss is no failed attempt: a machine that is
 * switched off says nothing about the shard. Where nobody else can be at work (0 seconds, at the start of a server that holds the
 * lock) it is not even a loss: the server was stopped.
 */
export async function requeueSilentShards(database: Database, silentSeconds: number): Promise<FreedWork[]> {
  const silent = silentSeconds > 0 ? lt(shards.updatedAt, secondsAgo(silentSeconds)) : undefined;
  return database
    .update(shards)
    .set({
      attempts: sql`greatest(${shards.attempts} - 1, 0)`,
      losses: sql`${shards.losses} + ${lossOf(silentSeconds)}`,
      state: 'queued',
      updatedAt: sql`now()`,
    })
    .where(and(eq(shards.state, 'running'), silent))
    .returning({ runId: shards.runId, losses: shards.losses });
}

/** The same for assembling. */
export async function releaseSilentAssembling(database: Database, silentSeconds: number): Promise<FreedWork[]> {
  const silent = silentSeconds > 0 ? lt(runs.assembleHeartbeatAt, secondsAgo(silentSeconds)) : undefined;
  return database
    .update(runs)
    .set({
      assembleAttempts: sql`greatest(${runs.assembleAttempts} - 1, 0)`,
      assembleLosses: sql`${runs.assembleLosses} + ${lossOf(silentSeconds)}`,
      assembleHeartbeatAt: null,
    })
    .where(and(eq(runs.state, 'assembling'), sql`${runs.assembleHeartbeatAt} is not null`, silent))
    .returning({ runId: runs.id, losses: runs.assembleLosses });
}

const lossOf = (silentSeconds: number) => sql`${silentSeconds > 0 ? 1 : 0}::int`;

/** A moment that many seconds before now, by the database's clock. */
export const secondsAgo = (seconds: number) => sql`now() - make_interval(secs => ${seconds})`;
