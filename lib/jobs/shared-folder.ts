import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Database } from '@/db/client';
import { claimFileFolder } from '@/db/queries/file-folders';
import { RiskcurveError } from '../errors';

/**
 * Servers and workers on one PostgreSQL database read the models that the others wrote, so all must have the same folder
 * of files. The first to open the database makes its folder the one.
 *
 * @throws RiskcurveError `conflict` where this process has another folder
 */
export async function requireSharedFolder(database: Database, home: string): Promise<void> {
  const folderId = await folderIdOf(path.join(home, 'files'));
  if ((await claimFileFolder(database, folderId)) === folderId) return;
  throw new RiskcurveError(
    'conflict',
    `the models of this PostgreSQL database lie in another data folder than ${home}: give every server and worker the same folder, a shared one where they are several machines, and name it in RISKCURVE_HOME`,
  );
}

/** Written once, of two processes at once by one of them, and the same for everybody who shares the folder. */
async function folderIdOf(folder: string): Promise<string> {
  const file = path.join(folder, 'folder-id');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // What is left of a process that is killed here, maintenance clears away by its ending.
  const partial = `${file}.${randomUUID()}.partial`;
  await writeFile(partial, `${randomUUID()}\n`);
  // A link, unlike a renaming, never replaces what is there, and what is there is whole.
  await link(partial, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(partial);
  return (await readFile(file, 'utf8')).trim();
}
