import type { OpenDatabase } from '@/db/client';
import type { Application } from '../application';
import { logFault } from '../log';
import { removeHalfWrittenFiles, removeUnneededFiles } from './remove-unneeded-files';

const everyMs = 10 * 60_000;

/** Keeps the embedded database small (it has no vacuum of its own) and clears files that nothing names, every ten minutes. */
export function startMaintenance(app: Application, open: OpenDatabase): { stop: () => Promise<void> } {
  let underWay: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    underWay = maintain(app, open).catch((error: unknown) => logFault('maintenance', error));
  }, everyMs);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await underWay;
    },
  };
}

/** One round of it. */
export async function maintain(app: Application, open: Pick<OpenDatabase, 'tidy'>): Promise<void> {
  await removeUnneededFiles(app);
  await removeHalfWrittenFiles(app);
  await open.tidy?.();
}
