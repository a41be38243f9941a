/**
 * A POST that may be repeated: the first answer is kept under its `Idempotency-Key` for a day, as a file in the data folder that all
 * processes share, so that a notebook that lost the connection asks again and gets the same answer.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { RiskcurveError } from './errors';

const keptMs = 24 * 3600 * 1000;
/** A process that died in the middle leaves its mark; after that long another may try. */
const abandonedMs = 10 * 60 * 1000;
const maxKeyLength = 255;
const sweepMs = 60_000;

let lastSweep = 0;

interface Once {
  /** Whose and of what: a key of one person means nothing to another. */
  readonly owner: string;
  readonly key: string;
  /** The request's body: another body under the same key is a mistake of the caller. */
  readonly text: string;
}

type Kept = { readonly body: string } & ({ readonly done: false } | { readonly done: true; readonly value: unknown });

/**
 * The answer of `work`, or the one kept under the same key. A failure is not kept.
 *
 * @throws RiskcurveError `bad-input` for a key that is none, `conflict` for another body or a first request that is still under way
 */
export async function answerOnce(
  home: string,
  { owner, key, text }: Once,
  work: () => Promise<unknown>,
): Promise<{ value: unknown; replayed: boolean }> {
  if (key === '' || key.length > maxKeyLength) {
    throw new RiskcurveError('bad-input', `Idempotency-Key: must have from 1 to ${maxKeyLength} characters`);
  }
  const folder = path.join(home, 'api-idempotency');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await sweep(folder);
  const file = path.join(folder, `${sha256(JSON.stringify([owner, key]))}.json`);
  const body = sha256(text);
  if (!(await claim(file, { body, done: false }))) return replay(file, body);
  try {
    const value = await work();
    await writeFile(`${file}.partial`, JSON.stringify({ body, done: true, value } satisfies Kept), { mode: 0o600 });
    await rename(`${file}.partial`, file);
    return { value, replayed: false };
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  }
}

/** One of several that come at once wins. */
async function claim(file: string, mark: Kept): Promise<boolean> {
  try {
    await writeFile(file, JSON.stringify(mark), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function replay(file: string, body: string): Promise<{ value: unknown; replayed: boolean }> {
  const kept = parseKept(await readFile(file, 'utf8').catch(() => ''));
  if (kept !== null && kept.body !== body) {
    throw new RiskcurveError('conflict', 'Idempotency-Key: was used for another request; choose a new one');
  }
  if (kept?.done === true) return { value: kept.value, replayed: true };
  throw new RiskcurveError('conflict', 'Idempotency-Key: the first request is still under way; ask again in a moment');
}

/** Null for what another process is writing at this moment. */
function parseKept(text: string): Kept | null {
  try {
    return JSON.parse(text) as Kept;
  } catch {
    return null;
  }
}

/** Removes what is too old, at most once a minute. */
async function sweep(folder: string): Promise<void> {
  if (Date.now() - lastSweep < sweepMs) return;
  lastSweep = Date.now();
  for (const name of await readdir(folder)) {
    const file = path.join(folder, name);
    const written = await stat(file).catch(() => null); // another process may sweep as well
    if (written === null) continue;
    const age = Date.now() - written.mtimeMs;
    const isAbandoned = age > abandonedMs && parseKept(await readFile(file, 'utf8').catch(() => ''))?.done !== true;
    if (age > keptMs || isAbandoned) await rm(file, { force: true });
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
