import { randomUUID } from 'node:crypto';
import { and, desc, eq, getTableColumns, inArray, isNull, sql } from 'drizzle-orm';
import type { Database } from '../client';
import { cohorts, models, runs, shards } from '../schema';
import { isUuid } from '../uuid';
import { boundedPage, type Page } from './page';

export type Run = typeof runs.$inferSelect;
export type NewRun = typeof runs.$inferInsert;

/** A run with the names a person knows it by; `modelId` is null until there is a model. */
export type RunWithNames = Run & { cohortName: string; modelId: string | null };

export const liveRunStates = ['queued', 'running', 'assembling'] as const;

/** Stores a run and its shards, each a list of member indices. */
export async function insertRun(database: Database, run: NewRun, memberIndices: readonly number[][]): Promise<Run> {
  return database.transaction(async (transaction) => {
    const [stored] = await transaction.insert(runs).values(run).returning();
    await transaction
      .insert(shards)
      .values(memberIndices.map((indices, position) => ({ runId: stored!.id, position, memberIndices: indices })));
    return stored!;
  });
}

/** What the run itself yielded; a recalibrated model is of the same run. */
const yielded = and(eq(models.runId, runs.id), isNull(models.recalibratedFrom));

const withNames = { ...getTableColumns(runs), cohortName: cohorts.name, modelId: models.id };

export async function findRun(database: Database, runId: string): Promise<RunWithNames | null> {
  if (!isUuid(runId)) return null;
  const [row] = await database
    .select(withNames)
    .from(runs)
    .innerJoin(cohorts, eq(cohorts.id, runs.cohortId))
    .leftJoin(models, yielded)
    .where(eq(runs.id, runId))
    .limit(1);
  return row ?? null;
}

/** Newest first. */
export async function listRuns(
  database: Database,
  options: Page & { cohortId?: string } = {},
): Promise<RunWithNames[]> {
  const { limit, offset } = boundedPage(options);
  return database
    .select(withNames)
    .from(runs)
    .innerJoin(cohorts, eq(cohorts.id, runs.cohortId))
    .leftJoin(models, yielded)
    .where(options.cohortId === undefined ? undefined : eq(runs.cohortId, options.cohortId))
    .orderBy(desc(runs.createdAt))
    .limit(limit)
    .offset(offset);
}

/** Runs that are not at their end yet, oldest first, and the kind of engine that each is kept to. */
export async function listLiveRuns(database: Database): Promise<{ id: string; engineKind: string | null }[]> {
  return database
    .select({ id: runs.id, engineKind: runs.engineKind })
    .from(runs)
    .where(inArray(runs.state, [...liveRunStates]))
    .orderBy(runs.createdAt);
}

/** Ends a live run, and with it every shard that is not finished. Returns whether it was live. */
export async function endRun(
  database: Database,
  runId: string,
  end: { state: 'cancelled' } | { state: 'crashed'; reason: string },
): Promise<boolean> {
  return database.transaction(async (transaction) => {
    const ended = await transaction
      .update(runs)
      .set({ ...end, endedAt: sql`now()` })
      .where(and(eq(runs.id, runId), inArray(runs.state, [...liveRunStates])))
      .returning({ id: runs.id });
    if (ended.length === 0) return false;
    await transaction
      .update(shards)
      .set({ state: end.state, updatedAt: sql`now()` })
      .where(and(eq(shards.runId, runId), inArray(shards.state, ['queued', 'running'])));
    return true;
  });
}

/** One worker's hold on the assembling of a run. */
export interface ClaimedAssembling {
  readonly runId: string;
  readonly claimId: string;
}

const held = ({ runId, claimId }: ClaimedAssembling) =>
  and(eq(runs.id, runId), eq(runs.state, 'assembling'), eq(runs.assembleClaimId, claimId));

/** Takes the assembling of a run for a worker. Returns the run and the claim, or null where another worker has it or it has ended. */
export async function claimAssembling(
  database: Database,
  runId: string,
  workerId: string | null = null,
): Promise<{ run: Run; claim: ClaimedAssembling } | null> {
  const claimId = randomUUID();
  const [run] = await database
    .update(runs)
    .set({
      ...{ assembleClaimId: claimId, assembleWorkerId: workerId, assembleHeartbeatAt: sql`now()` },
      assembleAttempts: sql`${runs.assembleAttempts} + 1`,
    })
    .where(and(eq(runs.id, runId), eq(runs.state, 'assembling'), isNull(runs.assembleHeartbeatAt)))
    .returning();
  return run === undefined ? null : { run, claim: { runId, claimId } };
}

/** Says that the assembling goes on; false where the run has ended meanwhile or another worker has it. */
export async function touchAssembling(database: Database, claim: ClaimedAssembling): Promise<boolean> {
  const touched = await database
    .update(runs)
    .set({ assembleHeartbeatAt: sql`now()` })
    .where(held(claim))
    .returning({ id: runs.id });
  return touched.length > 0;
}

/** Gives the assembling back, so that any worker may take it; `counted` says whether the attempt was a failure. */
export async function releaseAssembling(database: Database, claim: ClaimedAssembling, counted: boolean): Promise<void> {
  const attempts = counted ? {} : { assembleAttempts: sql`greatest(${runs.assembleAttempts} - 1, 0)` };
  await database
    .update(runs)
    .set({ ...attempts, assembleHeartbeatAt: null })
    .where(held(claim));
}
