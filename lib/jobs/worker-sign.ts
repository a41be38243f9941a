import { randomUUID } from 'node:crypto';
import os from 'node:os';
import { removeWorker, signWorker } from '@/db/queries/workers';
import type { EngineRecord } from '@/models/model';
import type { Application } from '../application';

/** What a worker says of itself to whoever looks at the list of workers. */
export interface WorkerSign {
  readonly workerId: string;
  /** Kinds of engine that this machine was found not to have. */
  unable(): string[];
  /** Notes what it trained with. */
  trainedWith(engine: EngineRecord): Promise<void>;
  /** Notes that this machine lacks a kind of engine, and why. */
  lacks(engineKind: string, why: string): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Puts this process on the list of workers and keeps it there, with a sign of life every `signEveryMs`. On the embedded database
 * there is only the server itself, so its row is written when something changes and not by the clock.
 */
export async function startWorkerSign(app: Application, signEveryMs: number): Promise<WorkerSign> {
  const workerId = randomUUID();
  let engine: EngineRecord | null = null;
  let unable: Readonly<Record<string, string>> = {};
  const write = () =>
    signWorker(app.database, { id: workerId, machine: os.hostname(), processId: process.pid, engine, unable });
  // One that is missed is made up for by the next.
  const tryWrite = () => write().catch(() => {});
  await write();
  const timer = app.databaseKind === 'embedded' ? undefined : setInterval(() => void tryWrite(), signEveryMs);
  return {
    workerId,
    unable: () => Object.keys(unable),
    async trainedWith(now) {
      const isNew = JSON.stringify(engine) !== JSON.stringify(now);
      engine = now;
      if (isNew) await tryWrite();
    },
    async lacks(engineKind, why) {
      unable = { ...unable, [engineKind]: why };
      await tryWrite();
    },
    async stop() {
      clearInterval(timer);
      await removeWorker(app.database, workerId).catch(() => {});
    },
  };
}
