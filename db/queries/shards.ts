import { and, asc, eq, inArray, isNotNull, isNull, lt, ne, notExists, sql } from 'drizzle-orm';
import type { EpochProgress } from '../../models/engines/types';
import type { EngineRecord } from '../../models/model';
import type { Database } from '../client';
import { runs, shards } from '../schema';
import { liveRunStates, secondsAgo, type Run } from './runs';

export type Shard = typeof shards.$inferSelect;

/** The shards of a run in order. */
export async function listShards(database: Database, runId: string): Promise<Shard[]> {
  return database.select().from(shards).where(eq(shards.runId, runId)).orderBy(asc(shards.position));
}

/** A shard without its history. */
export type ShardState = Omit<Shard, 'history'>;

/** The shards of many runs at once, for lists. */
export async function listShardStates(database: Database, runIds: readonly string[]): Promise<ShardState[]> {
  if (runIds.length === 0) return [];
  const columns = {
    runId: shards.runId,
    position: shards.position,
    memberIndices: shards.memberIndices,
    state: shards.state,
    attempts: shards.attempts,
    resultFile: shards.resultFile,
    seconds: shards.seconds,
    updatedAt: shards.updatedAt,
  };
  return database
    .select(columns)
    .from(shards)
    .where(inArray(shards.runId, [...runIds]))
    .orderBy(asc(shards.runId), asc(shards.position));
}

/** Names one shard; `attempt` is the claim it was trained under, so that a worker whose shard was taken over changes nothing. */
export interface ClaimedShard {
  readonly runId: string;
  readonly position: number;
  readonly attempt: number;
}

const one = (runId: string, position: number) => and(eq(shards.runId, runId), eq(shards.position, position));
const held = ({ runId, position, attempt }: ClaimedShard) =>
  and(one(runId, position), eq(shards.attempts, attempt), eq(shards.state, 'running'));

/** Takes a queued shard for this worker. Returns it with its run, or null where it is taken, finished or cancelled. */
export async function claimShard(
  database: Database,
  runId: string,
  position: number,
): Promise<{ shard: Shard; run: Run } | null> {
  return database.transaction(async (transaction) => {
    const run = await lockRun(transaction, runId);
    if (run === undefined || (run.state !== 'queued' && run.state !== 'running')) return null;
    const [shard] = await transaction
      .update(shards)
      .set({ state: 'running', attempts: sql`${shards.attempts} + 1`, history: [], updatedAt: sql`now()` })
      .where(and(one(runId, position), eq(shards.state, 'queued')))
      .returning();
    if (shard === undefined) return null;
    await transaction
      .update(runs)
      .set({ state: 'running', startedAt: sql`coalesce(${runs.startedAt}, now())` })
      .where(eq(runs.id, runId));
    return { shard, run };
  });
}

/** Every change of a run and its shards takes the run's row first: so two of them never wait for each other. */
async function lockRun(transaction: Database, runId: string): Promise<Run | undefined> {
  const [run] = await transaction.select().from(runs).where(eq(runs.id, runId)).for('update');
  return run;
}

/** Says that the shard goes on and how far it is; false where it was cancelled or taken away meanwhile. */
export async function reportShard(
  database: Database,
  claimed: ClaimedShard,
  history: EpochProgress[],
): Promise<boolean> {
  const touched = await database
    .update(shards)
    .set({ history, updatedAt: sql`now()` })
    .where(held(claimed))
    .returning({ position: shards.position });
  return touched.length > 0;
}

/**
 * Stores what a shard yielded; storing it twice changes nothing. When it was the last one, the run goes on to assembling.
 * Returns whether there is assembling to do now.
 */
export async function finishShard(
  database: Database,
  runId: string,
  position: number,
  result: { resultFile: string; seconds: number; engine: EngineRecord; history: EpochProgress[] },
): Promise<boolean> {
  const { engine, ...outcome } = result;
  return database.transaction(async (transaction) => {
    // Two workers that finish the last two shards at once must see one another: the run's row lets one through at a time.
    await lockRun(transaction, runId);
    await transaction
      .update(shards)
      .set({ ...outcome, state: 'finished', updatedAt: sql`now()` })
      .where(and(one(runId, position), inArray(shards.state, ['queued', 'running'])));
    const unfinished = transaction
      .select({ one: sql`1` })
      .from(shards)
      .where(and(eq(shards.runId, runId), ne(shards.state, 'finished')));
    await transaction
      .update(runs)
      .set({ engine })
      .where(and(eq(runs.id, runId), isNull(runs.engine)));
    const assembling = await transaction
      .update(runs)
      .set({ state: 'assembling' })
      .where(and(eq(runs.id, runId), eq(runs.state, 'running'), notExists(unfinished)))
      .returning({ id: runs.id });
    return assembling.length > 0;
  });
}

/** Gives a shard back, so that any worker may take it; `counted` says whether the attempt was a failure. */
export async function releaseShard(database: Database, claimed: ClaimedShard, counted: boolean): Promise<void> {
  const attempts = counted ? {} : { attempts: sql`greatest(${shards.attempts} - 1, 0)` };
  await database
    .update(shards)
    .set({ ...attempts, state: 'queued', history: [], updatedAt: sql`now()` })
    .where(held(claimed));
}

/** Queues a finished shard once more, because its file is lost, and takes the run back from assembling. */
export async function repeatShard(database: Database, runId: string, position: number): Promise<void> {
  await database.transaction(async (transaction) => {
    await lockRun(transaction, runId);
    await transaction
      .update(shards)
      .set({ state: 'queued', resultFile: null, history: [], updatedAt: sql`now()` })
      .where(and(one(runId, position), eq(shards.state, 'finished')));
    await transaction
      .update(runs)
      .set({ state: 'running', assembleHeartbeatAt: null })
      .where(and(eq(runs.id, runId), eq(runs.state, 'assembling')));
  });
}

/**
 * Queues the shards whose worker has been silent that long. Where nobody else can be at work (0 seconds, at the start of
 * a server that holds the lock) the attempt is not counted: the server was stopped, the shard did not fail.
 */
export async function requeueSilentShards(database: Database, silentSeconds: number): Promise<void> {
  const attempts = silentSeconds > 0 ? {} : { attempts: sql`greatest(${shards.attempts} - 1, 0)` };
  const silent = silentSeconds > 0 ? lt(shards.updatedAt, secondsAgo(silentSeconds)) : undefined;
  await database
    .update(shards)
    .set({ ...attempts, state: 'queued', updatedAt: sql`now()` })
    .where(and(eq(shards.state, 'running'), silent));
}

/** The result files that live runs still need. */
export async function listNeededResultFiles(database: Database): Promise<string[]> {
  const rows = await database
    .select({ resultFile: shards.resultFile })
    .from(shards)
    .innerJoin(runs, eq(runs.id, shards.runId))
    .where(and(inArray(runs.state, [...liveRunStates]), isNotNull(shards.resultFile)));
  return rows.map((row) => row.resultFile!);
}
