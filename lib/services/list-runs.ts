import type { Page } from '@/db/queries/page';
import { listRuns as listRows, type RunWithNames } from '@/db/queries/runs';
import { listShardStates } from '@/db/queries/shards';
import type { Application } from '../application';

export type ListedRun = RunWithNames & { members: number; membersDone: number };

/** Runs, newest first, with the number of members trained so far. */
export async function listRuns(app: Application, options: Page & { cohortId?: string } = {}): Promise<ListedRun[]> {
  const runs = await listRows(app.database, options);
  const shards = await listShardStates(
    app.database,
    runs.map((run) => run.id),
  );
  return runs.map((run) => {
    const own = shards.filter((shard) => shard.runId === run.id);
    const count = (of: typeof own) => of.reduce((total, shard) => total + shard.memberIndices.length, 0);
    return { ...run, members: count(own), membersDone: count(own.filter((shard) => shard.state === 'finished')) };
  });
}
