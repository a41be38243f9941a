import { z } from 'zod';
import { RiskcurveError } from '@/lib/errors';
import { persevere } from '@/lib/jobs/persevere';
import { openApplication } from '@/lib/open-application';
import { localCommand } from '../define-command';

const patienceMs = 60_000;

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
    // A database that restarts, or starts after the worker's machine, is waited for.
    const patience = AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]);
    const app = await persevere(patience, () => openApplication(environment, { startWorker: true }));
    try {
      progress('waiting for work; Ctrl+C ends it');
      // The queue's connection may not hold the process by itself.
      const alive = setInterval(() => {}, 60_000);
      await new Promise<void>((stopped) => signal.addEventListener('abort', () => stopped(), { once: true }));
      clearInterval(alive);
    } finally {
      await app.close();
    }
    return { stopped: true };
  },
  render: () => 'The worker has stopped.',
});
