/** A file from an address, in as many requests as it takes, each going on where the last one ended. */
import { stat } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { CutShort, mayPass } from './faults';
import { receive, type ReceiveOptions } from './receive';

export interface Patience {
  readonly silentMilliseconds: number;
  /** Requests in a row that bring nothing before it is given up. */
  readonly mostTries: number;
  /** Before the second request; doubled each time. */
  readonly pauseMilliseconds: number;
}

export const patience: Patience = { silentMilliseconds: 30_000, mostTries: 4, pauseMilliseconds: 1000 };

type DownloadOptions = Omit<ReceiveOptions, 'silentMilliseconds'> & { readonly patience: Patience };

/**
 * Fills `partFile` up to `nBytes`. A request that got further than any before counts as progress: the count of tries begins anew.
 *
 * @throws what the last request threw (`faults.ts`), or the signal's reason
 */
export async function downloadFile(options: DownloadOptions): Promise<void> {
  const { partFile, nBytes, signal } = options;
  const { silentMilliseconds, mostTries, pauseMilliseconds } = options.patience;
  let [failed, furthest] = [0, await sizeOf(partFile)];
  while ((await sizeOf(partFile)) !== nBytes) {
    try {
      await receive({ ...options, silentMilliseconds });
      const bytes = await sizeOf(partFile);
      if (bytes < nBytes) throw new CutShort(bytes, nBytes);
    } catch (error) {
      signal.throwIfAborted();
      const reached = await sizeOf(partFile);
      failed = reached > furthest ? 1 : failed + 1; // a server that always begins anew gets nowhere
      furthest = Math.max(furthest, reached);
      if (!mayPass(error) || failed >= mostTries) throw error;
      await wait(pauseMilliseconds * 2 ** (failed - 1), undefined, { signal });
    }
  }
}

/** Bytes of a file, 0 where there is none. */
export async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    () => 0,
  );
}
