/** The server's start and end: secret and address, database and queue, a sign for the command line, an orderly end. */
import { sessionSecret } from '@/lib/auth/secret';
import { removeServerFile, writeServerFile } from '@/lib/cli/serve';
import { readEnvironment, type Environment } from '@/lib/env';
import { RiskcurveError } from '@/lib/errors';
import { getApplication } from '@/lib/open-application';

/** Opens everything a request needs. What hinders it is said in one sentence, and the process ends with 1. */
export async function startServer(): Promise<void> {
  try {
    const environment = readEnvironment();
    await settleSignIn(environment);
    endInOrder(environment);
    await getApplication();
    await writeServerFile(environment.home, environment.port);
  } catch (error) {
    const known = error instanceof RiskcurveError;
    const text = known ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`riskcurve: ${text}\n`);
    process.exit(1);
  }
}

/** next-auth reads both from the environment, and the proxy does so too. */
async function settleSignIn(environment: Environment): Promise<void> {
  process.env.NEXTAUTH_SECRET = await sessionSecret(environment);
  process.env.NEXTAUTH_URL = environment.publicUrl ?? `http://localhost:${environment.port}`;
}

/**
 * On SIGTERM or SIGINT: stops the queue, closes the database, then ends. The framework's own handlers go, for they wait for open
 * event streams, and without those they would end the process before the database is closed.
 */
function endInOrder(environment: Environment): void {
  let ending = false;
  const end = () => {
    if (ending) return;
    ending = true;
    void getApplication()
      .then((app) => Promise.all([app.close(), removeServerFile(environment.home)]))
      .then(
        () => process.exit(0),
        (error: unknown) => {
          process.stderr.write(`riskcurve: closing failed: ${String(error)}\n`);
          process.exit(1);
        },
      );
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.removeAllListeners(signal);
    process.on(signal, end);
  }
}
