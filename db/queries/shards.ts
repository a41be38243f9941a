import { randomUUID } from 'node:crypto';
import { and, asc, eq, inArray, isNotNull, ne, notExists, sql } from 'drizzle-orm';
import type { EpochProgress } from '../../models/engines/types';
import type { RunEngine } from '../../models/model';
import type { Database } from '../client';
import { runs, shards } from '../schema';
import { liveRunStates, type Run } from './runs';

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
    losses: shards.losses,
    claimId: shards.claimId,
    workerId: shards.workerId,
    takenAt: shards.takenAt,
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

/** Names one shard and the claim it is trained under, so that a worker whose shard was taken over changes nothing. */
export interface ClaimedShard {
  readonly runId: string;
  readonly position: number;
  readonly claimId: string;
}

const one = (runId: string, position: number) => and(eq(shards.runId, runId), eq(shards.position, position));
const held = ({ runId, position, claimId }: ClaimedShard) =>
  and(one(runId, position), eq(shards.claimId, claimId), eq(shards.state, 'running'));

/**
 * Takes a queued shard for a worker. Returns it with its run and the claim, or null where it is taken, finished or cancelled, or
 * where its run is meanwhile kept to a kind of engine that is among those the worker is `unable` to give.
 */
export async function claimShard(
  database: Database,
  runId: string,
  position: number,
  worker: { id: string | null; unable?: readonly string[] } = { id: null },
): Promise<{ shard: Shard; run: Run; claim: ClaimedShard } | null> {
  return database.transaction(async (transaction) => {
    const run = await lockRun(transaction, runId);
    if (run === undefined || (run.state !== 'queued' && run.state !== 'running')) return null;
    if (run.engineKind !== null && worker.unable?.includes(run.engineKind)) return null;
    const claimId = randomUUID();
    const [shard] = await transaction
      .update(shards)
      .set({
        ...{ state: 'running', claimId, workerId: worker.id, history: [] },
        ...{ attempts: sql`${shards.attempts} + 1`, takenAt: sql`now()`, updatedAt: sql`now()` },
      })
      .where(and(one(runId, position), eq(shards.state, 'queued')))
      .returning();
    if (shard === undefined) return null;
    await transaction
      .update(runs)
      .set({ state: 'running', startedAt: sql`coalesce(${runs.startedAt}, now())` })
      .where(eq(runs.id, runId));
    return { shard, run, claim: { runId, position, claimId } };
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

/** What became of a result. */
export type ShardEnd =
  /** It is stored now, or was stored before: two trainings of a shard yield the same. */
  | 'stored'
  /** The run has ended. */
  | 'unwanted'
  /** The run is kept to another kind of engine: the shard is queued again, unless somebody has it or it is finished. */
  | 'other-engine';

/**
 * Stores what a shard yielded, whoever trained it: a worker that was taken for dead, too. Storing it twice changes nothing. The
 * first result of a run fixes the kind of engine for all its shards. With the last shard the run goes on to assembling.
 */
export async function finishShard(
  database: Database,
  runId: string,
  position: number,
  result: {
    resultFile: string;
    seconds: number;
    engine: RunEngine;
    engineKind: string;
    history: EpochProgress[];
    claimId?: string;
  },
): Promise<ShardEnd> {
  const { engine, engineKind, claimId, ...outcome } = result;
  return database.transaction(async (transaction) => {
    // Two workers that finish the last two shards at once must see one another: the run's row lets one through at a time.
    const run = await lockRun(transaction, runId);
    const keptTo = run?.engineKind ?? engineKind;
    if (keptTo !== engineKind) {
      if (claimId !== undefined) await releaseShard(transaction, { runId, position, claimId }, false);
      return 'other-engine';
    }
    const [stored] = await transaction
      .update(shards)
      .set({ ...outcome, state: 'finished', updatedAt: sql`now()` })
      .where(and(one(runId, position), inArray(shards.state, ['queued', 'running'])))
      .returning({ position: shards.position });
    if (stored === undefined)
      return (await isStored(transaction, runId, position, outcome.resultFile)) ? 'stored' : 'unwanted';
    if (run?.engineKind === null) await transaction.update(runs).set({ engine, engineKind }).where(eq(runs.id, runId));
    await beginAssembling(transaction, runId);
    return 'stored';
  });
}

async function isStored(transaction: Database, runId: string, position: number, resultFile: string): Promise<boolean> {
  const [found] = await transaction
    .select({ state: shards.state })
    .from(shards)
    .where(and(one(runId, position), eq(shards.state, 'finished'), eq(shards.resultFile, resultFile)));
  return found !== undefined;
}

async function beginAssembling(transaction: Database, runId: string): Promise<void> {
  const unfinished = transaction
    .select({ one: sql`1` })
    .from(shards)
    .where(and(eq(shards.runId, runId), ne(shards.state, 'finished')));
  await transaction
    .update(runs)
    .set({ state: 'assembling' })
    .where(and(eq(runs.id, runId), eq(runs.state, 'running'), notExists(unfinished)));
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

/** The result files that live runs still need. */
export async function listNeededResultFiles(database: Database): Promise<string[]> {
  const rows = await database
    .select({ resultFile: shards.resultFile })
    .from(shards)
    .innerJoin(runs, eq(runs.id, shards.runId))
    .where(and(inArray(runs.state, [...liveRunStates]), isNotNull(shards.resultFile)));
  return rows.map((row) => row.resultFile!);
}
