/** What every service gets: the open database, the files beside it and the queue. No request, no session. */
import type { Database } from '@/db/client';
import type { Environment } from './env';
import type { FileStore } from './jobs/file-store';
import type { RunQueue } from './jobs/run-queue';

export interface Application {
  readonly environment: Environment;
  readonly database: Database;
  readonly databaseKind: 'embedded' | 'postgres';
  /** Model files and shard results, named by their sha256. */
  readonly files: FileStore;
  readonly queue: RunQueue;
  /** The built trainer program. */
  readonly trainerFile: string;
  /** The whole embedded database as one gzipped tar archive; null on PostgreSQL, which has tools of its own. */
  readonly dumpDatabase: (() => Promise<Uint8Array>) | null;
  /** Aborted as soon as `close` is called: what is under way then fails for that reason. */
  readonly closing: AbortSignal;
  /** Stops the queue and the trainer, closes the database, frees the lock. */
  close(): Promise<void>;
}

/** Who asks for an operation: written to the audit trail. `userId` is null for the command line and the system. */
export interface Actor {
  readonly userId: string | null;
  readonly name: string;
}
