import { setTimeout as delay } from 'node:timers/promises';
import { isLostConnection } from '@/db/lost-connection';

const againAfterMs = 500;

/**
 * Does a piece of work on the database, again and again while there is no connection to it: what was trained must not be lost to
 * a restart of the database. The work must be harmless when it is repeated. Gives up, with the last error, once the signal is aborted.
 */
export async function persevere<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (signal.aborted || !isLostConnection(error)) throw error;
      await delay(againAfterMs, undefined, { signal }).catch(() => {});
    }
  }
}
