import { z } from 'zod';
import { RiskcurveError } from '@/lib/errors';
import { persevere } from '@/lib/jobs/persevere';
import { openApplication } from '@/lib/open-application';
import { localCommand } from '../define-command';

const patienceMs = 60_000;
const endWithinMs = 10_000;

export const workerCommand = localCommand({
  name: 'worker',
  where: 'local',
  summary: 'Train for a PostgreSQL database that several machines share, until it is stopped.',
  arguments: [],
  flags: [],
  options: z.object({}),
  async run({ environment, progress, signal }) {
    if (environment.databaseUrl === null) {
      throw new RiskcurveError(
        'conflict',
        'a worker of its own needs a PostgreSQL database, set DATABASE_URL; with the embedded database the server trains by itself',
      );
    }
    // Nothing that is waited for below may let the process run dry, and a connection that the database cut may never answer: an end that
    // takes too long is not waited for, and what was under way is taken over by others.
    const alive = setInterval(() => {}, 60_000);
    signal.addEventListener('abort', () => setTimeout(() => process.exit(0), endWithinMs).unref(), { once: true });
    try {
      // A database that restarts, or starts after the worker's machine, is waited for.
      const patience = AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]);
      const app = await persevere(patience, () => openApplication(environment, { startWorker: true }));
      try {
        progress('waiting for work; Ctrl+C ends it');
        await new Promise<void>((stopped) => signal.addEventListener('abort', () => stopped(), { once: true }));
      } finally {
        await app.close();
      }
    } finally {
      clearInterval(alive);
    }
    return { stopped: true };
  },
  render: () => 'The worker has stopped.',
});
