import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { OpenDatabase } from '@/db/client';
import type { Application } from './application';
import { readEnvironment, type Environment } from './env';
import { RiskcurveError } from './errors';
import { openFileStore } from './jobs/file-store';
import { lockFolder, type Lock } from './jobs/lock';
import { startMaintenance } from './jobs/maintenance';
import { openRunQueue } from './jobs/run-queue';
import { requireSharedFolder } from './jobs/shared-folder';
import { startWorker } from './jobs/worker';
import { projectRoot } from './project-root';

/**
 * Opens the database (embedded, or PostgreSQL where DATABASE_URL is set), the files and the queue, and starts a worker
 * where wanted. Throws `conflict` where another process has the data folder or the PostgreSQL database has another one, `failed`
 * where the database cannot be opened.
 */
export async function openApplication(
  environment: Environment,
  options: { startWorker: boolean; trainerFile?: string },
): Promise<Application> {
  // It holds patients and secrets: for its owner alone.
  await mkdir(environment.home, { recursive: true, mode: 0o700 });
  const { open, lock } = await openDatabase(environment);
  const stops: (() => Promise<void>)[] = [() => lock?.release() ?? Promise.resolve(), () => open.close()];
  const closing = new AbortController();
  const close = once(async () => {
    closing.abort();
    for (const stop of stops.splice(0).reverse()) await stop();
  });
  try {
    if (open.kind === 'postgres') await requireSharedFolder(open.database, environment.home);
    const queue = openRunQueue(open);
    stops.push(() => queue.close());
    const trainerFile = options.trainerFile ?? path.join(projectRoot(), 'dist', 'trainer.mjs');
    const app: Application = {
      environment,
      database: open.database,
      databaseKind: open.kind,
      files: openFileStore(path.join(environment.home, 'files')),
      queue,
      trainerFile,
      dumpDatabase: open.dump,
      closing: closing.signal,
      close,
    };
    if (options.startWorker) {
      const worker = await startWorker(app, queue, trainerFile);
      const maintenance = startMaintenance(app, open);
      stops.push(worker.stop, maintenance.stop);
    }
    return app;
  } catch (error) {
    await close();
    throw error;
  }
}

async function openDatabase(environment: Environment): Promise<{ open: OpenDatabase; lock: Lock | null }> {
  const migrations = path.join(projectRoot(), 'db', 'migrations');
  if (environment.databaseUrl !== null) {
    const { openPostgres } = await import('@/db/open-postgres');
    const open = await openPostgres(environment.databaseUrl, migrations).catch((error: unknown) => {
      throw unreachable(error);
    });
    return { open, lock: null };
  }
  const lock = await lockFolder(environment.home);
  try {
    const { openEmbedded } = await import('@/db/open-embedded');
    return { open: await openEmbedded(path.join(environment.home, 'database'), migrations), lock };
  } catch (error) {
    await lock.release();
    throw unopenable(environment.home, error);
  }
}

/** The server's address and password stay out of the sentence. */
function unreachable(cause: unknown): RiskcurveError {
  const why = cause instanceof Error ? (cause as NodeJS.ErrnoException).code || cause.message : String(cause);
  return new RiskcurveError(
    'failed',
    `the PostgreSQL database could not be opened (${why}): check DATABASE_URL and that the server runs`,
    { cause },
  );
}

function unopenable(home: string, cause: unknown): RiskcurveError {
  const message = `the embedded database in ${home} could not be opened: restore it from a backup, or set RISKCURVE_HOME to another folder`;
  return new RiskcurveError('failed', message, { cause });
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | null = null;
  return () => (done ??= work());
}

const slot = Symbol.for('riskcurve.application');

/** The web server's one application, opened with a worker on first use; a failure to open is tried again with the next use. */
export function getApplication(): Promise<Application> {
  const shared = globalThis as { [slot]?: Promise<Application> };
  shared[slot] ??= openApplication(readEnvironment(), { startWorker: true }).catch((error: unknown) => {
    delete shared[slot];
    throw error;
  });
  return shared[slot];
}
