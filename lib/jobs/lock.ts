import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { RiskcurveError } from '../errors';
import { readHolder, takeLockFile, type LockHolder } from './lock-file';

export interface Lock {
  readonly release: () => Promise<void>;
}

/**
 * Takes a folder for this process alone. Throws `conflict`, naming folder, holder and mend, where another process has it.
 *
 * First line, on Linux: an abstract socket named after the folder's device and inode. The kernel lets one process bind it
 * and frees it when that process dies, however it dies. Second line, for other platforms and for containers that share a
 * folder but not the network: a lock file with the holder's process id, touched every few seconds.
 */
export async function lockFolder(folder: string): Promise<Lock> {
  const socket = process.platform === 'linux' ? await bindSocketOf(folder) : null;
  if (socket === 'taken') throw inUse(folder, await readHolder(folder));
  const file = await takeLockFile(folder, socket !== null);
  if ('holder' in file) {
    await socket?.release();
    throw inUse(folder, file.holder);
  }
  return {
    release: async () => {
      await file.release();
      await socket?.release();
    },
  };
}

async function bindSocketOf(folder: string): Promise<Lock | 'taken'> {
  const { dev, ino } = await stat(folder, { bigint: true });
  const name = createHash('sha256').update(`${dev}:${ino}`).digest('hex').slice(0, 32);
  const server = createServer((connection) => connection.destroy());
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve('taken');
      else reject(error);
    });
    server.listen(`\0riskcurve-${name}`, () => {
      // The lock alone is no reason for a process to stay.
      server.unref();
      resolve({ release: () => new Promise((done) => server.close(() => done())) });
    });
  });
}

function inUse(folder: string, holder: LockHolder | null): RiskcurveError {
  const who = holder === null ? '' : ` (process ${holder.pid} on ${holder.host})`;
  return new RiskcurveError(
    'conflict',
    `the data folder ${folder} is in use by another Riskcurve${who}: stop that one, or set RISKCURVE_HOME to another folder`,
  );
}
