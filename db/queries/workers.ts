/** The workers' own rows: a sign of life, and what each can do. */
import { and, asc, eq, getTableColumns, gt, inArray, lt, sql } from 'drizzle-orm';
import type { EngineRecord } from '../../models/model';
import type { Database } from '../client';
import { cohorts, runs, shards, workers } from '../schema';
import { secondsAgo } from './silent-work';

export interface WorkerState {
  readonly id: string;
  readonly machine: string;
  readonly processId: number;
  readonly engine: EngineRecord | null;
  /** Kinds of engine that it was asked for and does not have, with the reason. */
  readonly unable: Readonly<Record<string, string>>;
}

/** Writes a worker's row anew: its sign of life. */
export async function signWorker(database: Database, worker: WorkerState): Promise<void> {
  const { id, ...change } = worker;
  await database
    .insert(workers)
    .values({ id, ...change })
    .onConflictDoUpdate({ target: workers.id, set: { ...change, seenAt: sql`now()` } });
}

/** Takes a worker that ends in order off the list. */
export async function removeWorker(database: Database, id: string): Promise<void> {
  await database.delete(workers).where(eq(workers.id, id));
}

/** Takes those off the list that have been silent that long; 0 takes off all. */
export async function removeSilentWorkers(database: Database, silentSeconds: number): Promise<void> {
  await database.delete(workers).where(lt(workers.seenAt, secondsAgo(silentSeconds)));
}

/** What the workers that were heard of within so many seconds (null: all) were found not to have. */
export async function listUnable(
  database: Database,
  silentSeconds: number | null,
): Promise<Readonly<Record<string, string>>[]> {
  const alive = silentSeconds === null ? undefined : gt(workers.seenAt, secondsAgo(silentSeconds));
  return (await database.select({ unable: workers.unable }).from(workers).where(alive)).map(({ unable }) => unable);
}

/** A worker, how long ago it was heard of by the database's clock, and what it is at: a shard, an assembling (null) or nothing. */
export type WorkerAtWork = typeof workers.$inferSelect & {
  silentSeconds: number;
  work: { workerId: string | null; runId: string; cohortName: string; position: number | null; members: number }[];
};

/** Longest at work first. */
export async function listWorkers(database: Database): Promise<WorkerAtWork[]> {
  const rows = await database
    .select({
      ...getTableColumns(workers),
      silentSeconds: sql<number>`extract(epoch from now() - ${workers.seenAt})::float8`,
    })
    .from(workers)
    .orderBy(asc(workers.machine), asc(workers.startedAt), asc(workers.id));
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  const work = [...(await shardsInTraining(database, ids)), ...(await assemblings(database, ids))];
  return rows.map((row) => ({
    ...row,
    work: work.filter(({ workerId }) => workerId === row.id),
  }));
}

async function shardsInTraining(database: Database, ids: readonly string[]) {
  return database
    .select({
      workerId: shards.workerId,
      runId: shards.runId,
      cohortName: cohorts.name,
      position: sql<number | null>`${shards.position}`,
      members: sql<number>`jsonb_array_length(${shards.memberIndices})`,
    })
    .from(shards)
    .innerJoin(runs, eq(runs.id, shards.runId))
    .innerJoin(cohorts, eq(cohorts.id, runs.cohortId))
    .where(and(eq(shards.state, 'running'), inArray(shards.workerId, [...ids])));
}

async function assemblings(database: Database, ids: readonly string[]) {
  return database
    .select({
      workerId: runs.assembleWorkerId,
      runId: runs.id,
      cohortName: cohorts.name,
      position: sql<number | null>`null`,
      members: sql<number>`0`,
    })
    .from(runs)
    .innerJoin(cohorts, eq(cohorts.id, runs.cohortId))
    .where(
      and(
        eq(runs.state, 'assembling'),
        sql`${runs.assembleHeartbeatAt} is not null`,
        inArray(runs.assembleWorkerId, [...ids]),
      ),
    );
}
