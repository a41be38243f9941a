import { listWorkers as listWorkerRows, type WorkerAtWork } from '@/db/queries/workers';
import type { EngineRecord } from '@/models/model';
import type { Application } from '../application';

export interface WorkerDescription {
  readonly id: string;
  readonly machine: string;
  readonly processId: number;
  /** What it trained with last; null until it has trained. */
  readonly engine: EngineRecord | null;
  /** Kinds of engine that a run asked it for and that it does not have. */
  readonly lacks: readonly string[];
  readonly startedAt: Date;
  /** Since its last sign of life. */
  readonly silentSeconds: number;
  /** Whether that was recent enough; the others are taken for dead. */
  readonly alive: boolean;
  /** What it is at; null where it waits. */
  readonly work: WorkerAtWork['work'][number] | null;
}

/** Everybody who trains: those that are alive first. With the embedded database that is the server itself. */
export async function listWorkers(
  app: Application,
): Promise<{ workers: WorkerDescription[]; silentSecondsAtMost: number }> {
  const silentSecondsAtMost = app.environment.workerSilentSeconds;
  const rows = await listWorkerRows(app.database);
  const workers = rows.map(({ id, machine, processId, engine, unable, startedAt, silentSeconds, work }) => {
    // The server that answers this is alive; on the embedded database there is no other.
    const alive = app.databaseKind === 'embedded' || silentSeconds <= silentSecondsAtMost;
    const described = { id, machine, processId, engine, startedAt, alive, lacks: Object.keys(unable) };
    return { ...described, silentSeconds: Math.max(0, silentSeconds), work: alive ? (work[0] ?? null) : null };
  });
  return {
    workers: [...workers.filter(({ alive }) => alive), ...workers.filter(({ alive }) => !alive)],
    silentSecondsAtMost,
  };
}
