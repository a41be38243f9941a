import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from './project-root';

/**
 * The version that a model records: that of the package, and twelve digits of the sha256 of the trainer program that made it.
 * Without a built trainer the package's version alone.
 */
export async function codeVersion(trainerFile: string): Promise<string> {
  const text = await readFile(path.join(projectRoot(), 'package.json'), 'utf8');
  const { version } = JSON.parse(text) as { version: string };
  const trainer = await readFile(trainerFile).catch(() => null);
  return trainer === null ? version : `${version}+${createHash('sha256').update(trainer).digest('hex').slice(0, 12)}`;
}
