/** The secret that seals sessions: given by the environment, else made once and kept in the data folder. */
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Environment } from '../env';
import { RiskcurveError } from '../errors';

const secretBytes = 48;

/**
 * The secret for next-auth. Without NEXTAUTH_SECRET it is read from, or created in, `<home>/secret` (mode 0600),
 * so that sessions outlive a restart. Throws `failed` where that file is too short to be a secret.
 */
export async function sessionSecret(environment: Pick<Environment, 'home' | 'secret'>): Promise<string> {
  if (environment.secret !== null) return environment.secret;
  await mkdir(environment.home, { recursive: true, mode: 0o700 });
  const file = path.join(environment.home, 'secret');
  await createOnce(file);
  const secret = (await readFile(file, 'utf8')).trim();
  if (secret.length < 32) {
    throw new RiskcurveError('failed', `the file ${file} holds no usable secret: delete it and start again`);
  }
  return secret;
}

/** Writes the file only where there is none: of two processes starting together one wins and both read the same. */
async function createOnce(file: string): Promise<void> {
  try {
    await writeFile(file, `${randomBytes(secretBytes).toString('base64url')}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
