import { createHash, randomUUID } from 'node:crypto';
import { access, mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import { RiskcurveError } from '../errors';

/** Files named by the sha256 of what they hold: written once, never changed. */
export interface FileStore {
  /** Stores the bytes and returns their sha256 (hex); storing the same bytes again only makes the file young. */
  put(bytes: Uint8Array): Promise<string>;
  /** Throws `not-found` where there is no such file and `failed` where it no longer holds what its name says. */
  get(sha256: string): Promise<Uint8Array>;
  has(sha256: string): Promise<boolean>;
  /** Removes the file; no matter whether it was there. */
  remove(sha256: string): Promise<void>;
  /** Every file with the time it was written or stored again (ms). */
  list(): Promise<{ sha256: string; writtenAt: number }[]>;
  /** Removes what is left of files whose writer died in mid-write before that time (ms). */
  removeHalfWritten(before: number): Promise<void>;
}

const hashPattern = /^[0-9a-f]{64}$/;
const partialEnding = '.partial';

/** A store in a folder, which is made on first writing. */
export function openFileStore(folder: string): FileStore {
  const fileOf = (sha256: string) => {
    if (!hashPattern.test(sha256)) throw new RangeError('a file is named by 64 hexadecimal digits');
    return path.join(folder, sha256.slice(0, 2), sha256);
  };
  const has = (sha256: string) => access(fileOf(sha256)).then(yes, no);
  return {
    has,
    async put(bytes) {
      const sha256 = sha256Of(bytes);
      if (!(await touch(fileOf(sha256)))) await writeWhole(fileOf(sha256), bytes);
      return sha256;
    },
    async get(sha256) {
      const bytes = await readFile(fileOf(sha256)).catch((error: unknown) => {
        throw missing(sha256, folder, error);
      });
      if (sha256Of(bytes) === sha256) return bytes;
      throw new RiskcurveError('failed', `file ${fileOf(sha256)} is damaged: restore it from a backup`);
    },
    remove: (sha256) => rm(fileOf(sha256), { force: true }),
    async list() {
      const entries = await readdir(folder, { recursive: true }).catch(() => []);
      const names = entries.map((entry) => path.basename(entry)).filter((name) => hashPattern.test(name));
      // One that another process removes meanwhile is not there any more.
      const times = await Promise.all(names.map((sha256) => stat(fileOf(sha256)).catch(() => null)));
      return names.flatMap((sha256, at) => (times[at] ? [{ sha256, writtenAt: times[at].mtimeMs }] : []));
    },
    async removeHalfWritten(before) {
      const entries = await readdir(folder, { recursive: true }).catch(() => []);
      for (const name of entries.filter((entry) => entry.endsWith(partialEnding))) {
        const file = path.join(folder, name);
        const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: Infinity }));
        if (mtimeMs < before) await rm(file, { force: true });
      }
    },
  };
}

const yes = () => true;
const no = () => false;
const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Makes a file young, for whoever clears away old ones must not take one that is about to be named; false where it is not there. */
function touch(file: string): Promise<boolean> {
  const now = new Date();
  return utimes(file, now, now).then(yes, no);
}

/** Under a name of its own first and on the disk before it gets the real one: a reader never sees half a file. */
async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const partial = `${file}.${randomUUID()}${partialEnding}`;
  try {
    const handle = await open(partial, 'wx');
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(partial, file);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

function missing(sha256: string, folder: string, cause: unknown): RiskcurveError {
  return new RiskcurveError(
    'not-found',
    `file ${sha256.slice(0, 12)} is not in ${folder}: restore it from a backup, or let every worker use the same data folder`,
    { cause },
  );
}
