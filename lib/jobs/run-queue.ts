import type PgBoss from 'pg-boss';
import type { ExecuteSql, OpenDatabase } from '@/db/client';
import { isLostConnection } from '@/db/lost-connection';
import { findRun } from '@/db/queries/runs';
import { listShardStates } from '@/db/queries/shards';
import { logFault } from '../log';
import { persevere } from './persevere';
import { keyOf, trainerJob, trainerQueue, type TrainerJob } from './trainer-jobs';

/** What a service knows of the queue. */
export interface RunQueue {
  /** Offers whatever is left to do of a run to the workers: its queued shards, or its assembling. Repeating it is harmless. */
  offer(runId: string): Promise<void>;
  /** Stops work on a cancelled run in this process at once; workers elsewhere notice within two seconds. */
  cancel(runId: string): void;
}

/** What the process that opened the application knows of it. */
export interface OpenRunQueue extends RunQueue {
  /** Does jobs one at a time. `cancelRun` hears of every `cancel`. */
  work(worker: { handle: (job: TrainerJob) => Promise<void>; cancelRun: (runId: string) => void }): Promise<void>;
  close(): Promise<void>;
}

/** pg-boss cannot tell a long job from a dead worker; our own heartbeats do, so its limit is as long as it allows. */
const queueOptions = { name: trainerQueue, policy: 'short', retryLimit: 0, expireInSeconds: 23 * 3600 } as const;
/** A job offered here wakes the worker at once; polling finds those of other processes. */
const pollingIntervalSeconds = 1;

/** The queue on a database. Its own tables are made and its library loaded with the first offer: whoever only reads never waits for it. */
export function openRunQueue(open: OpenDatabase): OpenRunQueue {
  const sql = closableSql(open.executeSql);
  let starting: Promise<PgBoss> | null = null;
  const boss = () => (starting ??= startBoss(sql.execute));
  let workerId: string | null = null;
  let cancelHere: (runId: string) => void = () => {};
  const wake = async () => {
    if (workerId !== null) (await boss()).notifyWorker(workerId);
  };
  return {
    async offer(runId) {
      for (const job of await jobsLeft(open, runId)) {
        // A model that only needs putting together goes before the shards of other runs.
        const priority = job.kind === 'assemble' ? 1 : 0;
        await (await boss()).send(trainerQueue, job, { singletonKey: keyOf(job), priority });
      }
      await wake();
    },
    cancel: (runId) => cancelHere(runId),
    async work({ handle, cancelRun }) {
      cancelHere = cancelRun;
      const handler = async ([job]: PgBoss.Job<object>[]) => {
        await handle(trainerJob.parse(job?.data));
        await wake();
      };
      workerId = await (await boss()).work(trainerQueue, { pollingIntervalSeconds, batchSize: 1 }, handler);
    },
    async close() {
      await (await starting)?.stop({ graceful: false, close: false });
      await sql.close();
    },
  };
}

async function startBoss(executeSql: ExecuteSql): Promise<PgBoss> {
  const { default: Boss } = await import('pg-boss');
  const boss = new Boss({ db: { executeSql }, schedule: false });
  boss.on('error', (error) => logFault('queue', error));
  await boss.start();
  await boss.createQueue(trainerQueue, queueOptions);
  return boss;
}

/** The queued shards of a live run, or its assembling. */
async function jobsLeft(open: OpenDatabase, runId: string): Promise<TrainerJob[]> {
  const run = await findRun(open.database, runId);
  if (run?.state === 'assembling') return [{ kind: 'assemble', runId }];
  if (run?.state !== 'queued' && run?.state !== 'running') return [];
  const shards = await listShardStates(open.database, [runId]);
  return shards
    .filter((shard) => shard.state === 'queued')
    .map(({ position }) => ({ kind: 'train-shard', runId, position }));
}

/**
 * pg-boss reports on jobs without waiting for the answer, so a fault there would end the process: while the database is away a
 * statement waits until it is back. It still reports after it has stopped: once closed, that is answered with "none changed".
 */
function closableSql(execute: ExecuteSql): { execute: ExecuteSql; close(): Promise<void> } {
  const underWay = new Set<Promise<unknown>>();
  const closed = new AbortController();
  const none = { rows: [{ count: 0 }] };
  return {
    async execute(text, values) {
      if (closed.signal.aborted) return none;
      const answer = persevere(closed.signal, () => execute(text, values)).catch((error: unknown) => {
        if (closed.signal.aborted && isLostConnection(error)) return none;
        throw error;
      });
      underWay.add(answer);
      return answer.finally(() => underWay.delete(answer));
    },
    async close() {
      closed.abort();
      await Promise.allSettled(underWay);
    },
  };
}
