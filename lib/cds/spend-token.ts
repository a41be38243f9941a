/**
 * Remembers which tokens were used. One empty file a token, created so that only one of several callers can create it: that holds
 * across processes and machines that share the data folder, and across a restart.
 */
import { createHash } from 'node:crypto';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { RiskcurveError } from '../errors';
import { tokenLife } from './verify-token';

/** After that long a token is refused for its age, so nobody needs to remember it. */
const keptMilliseconds = 1000 * (tokenLife.maximumSeconds + 2 * tokenLife.clockToleranceSeconds);
const sweepMilliseconds = 60_000;

let lastSweep = 0;

/** Throws `unauthenticated` where this client's token was used before. */
export async function spendToken(home: string, token: { issuer: string; jti: string }): Promise<void> {
  const folder = path.join(home, 'cds-tokens');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await sweep(folder);
  const name = createHash('sha256')
    .update(JSON.stringify([token.issuer, token.jti]))
    .digest('hex');
  try {
    await (await open(path.join(folder, name), 'wx', 0o600)).close();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new RiskcurveError('unauthenticated', 'the token was used before (jti): sign a new one for each call');
  }
}

async function sweep(folder: string): Promise<void> {
  const now = Date.now();
  if (now - lastSweep < sweepMilliseconds) return;
  lastSweep = now;
  for (const name of await readdir(folder)) {
    const file = path.join(folder, name);
    const written = await stat(file).catch(() => null); // another process may sweep as well
    if (written !== null && now - written.mtimeMs > keptMilliseconds) await rm(file, { force: true });
  }
}
