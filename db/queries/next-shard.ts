/** Whose turn it is. */
import { and, asc, eq, inArray, isNull, notInArray, or, sql } from 'drizzle-orm';
import type { Database } from '../client';
import { runs, shards } from '../schema';

/**
 * The queued shard whose turn it is, or null. Shards go by turns among the people who started runs: first whoever has the fewest
 * shards in training, of those the one who was served longest ago. The runs of one person go one after the other, oldest first.
 * Runs of the command line count as one person's. Leaves out runs that are kept to a kind of engine among `unable`.
 */
export async function findNextShard(
  database: Database,
  unable: readonly string[],
): Promise<{ runId: string; position: number } | null> {
  const [next] = await database
    .select({ runId: shards.runId, position: shards.position })
    .from(shards)
    .innerJoin(runs, eq(runs.id, shards.runId))
    .where(
      and(
        eq(shards.state, 'queued'),
        inArray(runs.state, ['queued', 'running']),
        unable.length === 0 ? undefined : or(isNull(runs.engineKind), notInArray(runs.engineKind, [...unable])),
      ),
    )
    .orderBy(
      sql`(${ofSamePerson(sql`count(*) filter (where theirs.state = 'running')`)}) asc`,
      sql`(${ofSamePerson(sql`max(theirs.taken_at)`)}) asc nulls first`,
      asc(runs.createdAt),
      asc(runs.id),
      // One that failed waits until the others have had their turn.
      asc(shards.attempts),
      asc(shards.position),
    )
    .limit(1);
  return next ?? null;
}

const ofSamePerson = (what: ReturnType<typeof sql>) => sql`
  select ${what} from shards theirs join runs their_run on their_run.id = theirs.run_id
  where their_run.started_by is not distinct from ${runs.startedBy} and their_run.state in ('queued', 'running')`;
