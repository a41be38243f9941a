/** Where a command's own output goes: standard output, or a file that appears only when it is whole. */
import { open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { RiskcurveError } from '@/lib/errors';

export interface Output {
  write(piece: string | Uint8Array): void;
  /** Waits until all is written, then puts the file in its place. */
  finish(): Promise<void>;
  /** Removes what was written. */
  discard(): Promise<void>;
}

/** Output to standard output. */
export function standardOutput(): Output {
  return { write: (piece) => void process.stdout.write(piece), finish: async () => {}, discard: async () => {} };
}

/** Output to a file. @throws RiskcurveError where it cannot be written */
export async function fileOutput(file: string): Promise<Output> {
  const existing = await stat(file).catch(() => null);
  if (existing?.isDirectory()) throw new RiskcurveError('bad-input', `${file} is a folder; name a file in it`);
  const partial = `${file}.${process.pid}.partial`;
  const handle = await open(partial, 'w').catch((error: unknown) => {
    throw new RiskcurveError(
      'bad-input',
      `${file} cannot be written; check that ${path.dirname(file)} exists and is yours`,
      {
        cause: error,
      },
    );
  });
  let written: Promise<unknown> = Promise.resolve();
  return {
    write(piece) {
      written = written.then(() => handle.appendFile(piece));
      written.catch(() => {}); // reported by finish
    },
    async finish() {
      await written;
      await handle.close();
      await rename(partial, file);
    },
    async discard() {
      await written.catch(() => {});
      await handle.close().catch(() => {});
      await rm(partial, { force: true });
    },
  };
}
