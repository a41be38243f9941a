/** Where a file's bytes come from: a path, bytes in memory, or a stream (an upload). */
import { open } from 'node:fs/promises';
import { RiskcurveError } from '@/lib/errors';
import { limits } from './limits';

export type CohortSource = string | Uint8Array | AsyncIterable<Uint8Array>;

const chunkBytes = 64 * 1024;

/** Refuses a file that is larger than can be read; `bytes` is null where its size is not known. */
export function tooLarge(bytes: number | null, maxBytes: number = limits.maxBytes): RiskcurveError {
  const size = bytes === null ? 'more than that' : `${Math.round(bytes / 1024 / 1024)} MB`;
  const limit = maxBytes / 1024 / 1024;
  return new RiskcurveError('too-large', `a cohort file may have at most ${limit} MB, this one has ${size}; split it`);
}

/**
 * The source's bytes in order, in pieces. The size of a file on disk is looked at after its first piece, so that a
 * picture is called a picture before it is called too large.
 *
 * @throws RiskcurveError `not-found` where there is no such file, `too-large` above the limit
 */
export async function* readChunks(source: CohortSource, maxBytes: number): AsyncGenerator<Uint8Array> {
  if (typeof source === 'string') {
    yield* readFileChunks(source, maxBytes);
  } else if (source instanceof Uint8Array) {
    for (let start = 0; start < source.length; start += chunkBytes) yield source.subarray(start, start + chunkBytes);
  } else {
    yield* source;
  }
}

async function* readFileChunks(file: string, maxBytes: number): AsyncGenerator<Uint8Array> {
  const handle = await open(file).catch((error: NodeJS.ErrnoException) => {
    const mend = error.code === 'ENOENT' ? 'there is no such file; check the path' : 'it cannot be opened for reading';
    throw new RiskcurveError('not-found', `${file}: ${mend}`, { cause: error });
  });
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) throw new RiskcurveError('bad-input', `${file} is not a file; name a CSV file`);
    for (;;) {
      const { bytesRead, buffer } = await handle.read(new Uint8Array(chunkBytes), 0, chunkBytes);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
      if (stat.size > maxBytes) throw tooLarge(stat.size, maxBytes);
    }
  } finally {
    await handle.close();
  }
}
