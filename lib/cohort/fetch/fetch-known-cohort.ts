import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { RiskcurveError } from '@/lib/errors';
import type { KnownCohort } from '../catalogue';
import { downloadFile, patience as usualPatience, sizeOf, type Patience } from './download-file';
import { diskSentence, networkSentence } from './faults';
import { sha256OfFile } from './file-hash';

export interface FetchOptions {
  /** Made where it does not exist. */
  readonly folder: string;
  readonly signal: AbortSignal;
  /** Bytes that are there and bytes of the whole download. */
  readonly onBytes?: (bytes: number, nBytes: number) => void;
  /** Another address that serves the same bytes, such as a hospital's mirror. */
  readonly from?: string;
  readonly patience?: Patience;
}

export interface FetchedCohort {
  readonly file: string;
  /** `present`: the very file was there, nothing was done. */
  readonly status: 'downloaded' | 'present';
  readonly nBytes: number;
  /** Where a file of other bytes that bore the name is now; `null` where there was none. */
  readonly keptAside: string | null;
}

/**
 * Downloads a known cohort's file into the folder: resumed where a part is there, checked by its sha256 before and after the header is
 * added, and named only then. A file of other bytes under that name is kept beside it.
 *
 * @throws RiskcurveError in one sentence; whatever was downloaded stays for the next time unless it proved wrong
 */
export async function fetchKnownCohort(known: KnownCohort, options: FetchOptions): Promise<FetchedCohort> {
  const file = path.join(options.folder, known.fileName);
  const partFile = path.join(options.folder, `.${known.fileName}.part`);
  try {
    await mkdir(options.folder, { recursive: true });
    if ((await sha256OfFile(file)) === known.sha256)
      return { file, status: 'present', nBytes: await sizeOf(file), keptAside: null };
    const bytes = withHeader(known, await download(known, partFile, options));
    await writeFile(`${partFile}.checked`, bytes);
    const keptAside = await putAside(file);
    await rename(`${partFile}.checked`, file);
    await rm(partFile, { force: true });
    return { file, status: 'downloaded', nBytes: bytes.length, keptAside };
  } catch (error) {
    if ((await sizeOf(partFile)) === 0) await rm(partFile, { force: true }).catch(() => undefined);
    throw asSentence(error, known, options);
  }
}

/** The downloaded bytes, checked. A part from an earlier time may have been spoilt: then the whole is asked for once more. */
async function download(known: KnownCohort, partFile: string, options: FetchOptions): Promise<Buffer> {
  const { sha256, nBytes } = known.download;
  const url = options.from ?? known.download.url;
  const { signal, patience = usualPatience } = options;
  const isResumed = (await sizeOf(partFile)) > 0;
  for (const isLast of isResumed ? [false, true] : [true]) {
    if ((await sizeOf(partFile)) > nBytes) await rm(partFile);
    await downloadFile({
      url,
      partFile,
      nBytes,
      signal,
      patience,
      onBytes: (bytes) => options.onBytes?.(bytes, nBytes),
    });
    const bytes = await readFile(partFile);
    const found = createHash('sha256').update(bytes).digest('hex');
    if (found === sha256) return bytes;
    await rm(partFile);
    if (isLast) throw wrongBytes(known, url, found);
  }
  throw new Error('unreachable'); // the last round returns or throws
}

function wrongBytes(known: KnownCohort, url: string, found: string): RiskcurveError {
  return new RiskcurveError(
    'failed',
    `${known.key}: what ${url} serves is not the file of the catalogue (sha256 ${found} instead of ${known.download.sha256}); it was thrown away, get the file elsewhere and put it into the folder as ${known.fileName}`,
  );
}

/** The file of the catalogue from the source's bytes. */
function withHeader(known: KnownCohort, body: Buffer): Buffer {
  const { addsHeader } = known.download;
  if (addsHeader === null) return body;
  const header = [...Object.keys(known.columns), known.outcome.name].join(',') + addsHeader;
  const bytes = Buffer.concat([Buffer.from(header), body]);
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found === known.sha256) return bytes;
  throw new Error(`the catalogue's header of ${known.key} gives sha256 ${found}`); // a fault of ours, not of the source
}

/** Moves a file of other bytes out of the way. */
async function putAside(file: string): Promise<string | null> {
  if (!existsSync(file)) return null;
  const sha256 = (await sha256OfFile(file)) ?? 'unreadable';
  const { dir, name, ext } = path.parse(file);
  const aside = path.join(dir, `${name}.other-${sha256.slice(0, 8)}${ext}`);
  await rename(file, aside);
  return aside;
}

function asSentence(error: unknown, known: KnownCohort, options: FetchOptions): RiskcurveError {
  if (error instanceof RiskcurveError) return error;
  const { key, download } = known;
  if (options.signal.aborted)
    return new RiskcurveError('failed', `${key}: interrupted; what was downloaded is kept, run it again to go on`);
  const disk = diskSentence(error);
  if (disk !== null) return new RiskcurveError('failed', `${key}: ${options.folder}: ${disk}`, { cause: error });
  const url = options.from ?? download.url;
  return new RiskcurveError(
    'failed',
    `${key}: ${new URL(url).host}: ${networkSentence(error)}; check the network and run it again, or name a mirror of ${url} with --from`,
    { cause: error },
  );
}
