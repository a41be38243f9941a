import { setTimeout as delay } from 'node:timers/promises';
import { isPassingFault } from '@/db/lost-connection';

const againAfterMs = 500;

/**
 * Does a piece of work on the database, again and again while there is no connection to it or it was given up for another's sake: what
 * was trained must not be lost to a restart of the database, nor to two workers that start at the same moment. The work must be harmless when it is repeated. Gives up, with the last error, once the signal is aborted.
 */
export async function persevere<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (signal.aborted || !isPassingFault(error)) throw error;
      await delay(againAfterMs, undefined, { signal }).catch(() => {});
    }
  }
}
