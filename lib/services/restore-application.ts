import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { openEmbedded } from '@/db/open-embedded';
import type { Environment } from '../env';
import { RiskcurveError } from '../errors';
import { openFileStore } from '../jobs/file-store';
import { lockFolder } from '../jobs/lock';
import { projectRoot } from '../project-root';
import { backupManifestSchema, backupNames, type BackupManifest } from './backup-manifest';

/**
 * Fills an empty data folder from a backup; everything is checked against its sha256 before anything is written.
 *
 * @throws RiskcurveError `bad-input` for a damaged or incomplete backup, `conflict` where the data folder holds a database
 */
export async function restoreApplication(
  environment: Environment,
  options: { folder: string },
): Promise<BackupManifest> {
  const { folder } = options;
  if (environment.databaseUrl !== null) {
    throw new RiskcurveError('conflict', 'a PostgreSQL database is restored with its own tools; unset DATABASE_URL');
  }
  const manifest = await readManifest(folder);
  const archive = await readChecked(path.join(folder, backupNames.database), manifest.databaseSha256);
  const readFileOf = (sha256: string) => readChecked(path.join(folder, backupNames.files, sha256), sha256);
  for (const sha256 of manifest.files) await readFileOf(sha256);
  // It holds patients: for its owner alone.
  await mkdir(environment.home, { recursive: true, mode: 0o700 });
  const lock = await lockFolder(environment.home);
  try {
    await refuseExisting(path.join(environment.home, 'database'));
    const files = openFileStore(path.join(environment.home, 'files'));
    for (const sha256 of manifest.files) await files.put(await readFileOf(sha256));
    await unpackDatabase(environment.home, archive);
  } finally {
    await lock.release();
  }
  return manifest;
}

/** Under another name first: an interrupted restore leaves nothing that looks like a database. */
async function unpackDatabase(home: string, archive: Uint8Array<ArrayBuffer>): Promise<void> {
  const partial = path.join(home, 'database.partial');
  await rm(partial, { recursive: true, force: true });
  const open = await openEmbedded(partial, path.join(projectRoot(), 'db', 'migrations'), archive);
  await open.close();
  const folder = path.join(home, 'database');
  await rm(folder, { recursive: true, force: true }); // empty, or it would have been refused
  await rename(partial, folder);
}

async function readManifest(folder: string): Promise<BackupManifest> {
  try {
    const text = await readFile(path.join(folder, backupNames.manifest), 'utf8');
    return backupManifestSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new RiskcurveError('bad-input', `${folder} is no whole backup: it lacks a readable manifest.json`, {
      cause: error,
    });
  }
}

async function readChecked(file: string, sha256: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new RiskcurveError('bad-input', `the backup lacks ${file}; use another backup`, { cause: error });
  });
  if (createHash('sha256').update(bytes).digest('hex') === sha256) return new Uint8Array(bytes);
  throw new RiskcurveError('bad-input', `${file} is damaged: it is not what the backup wrote; use another backup`);
}

async function refuseExisting(folder: string): Promise<void> {
  const entries = await readdir(folder).catch(() => []);
  if (entries.length === 0) return;
  throw new RiskcurveError('conflict', `${folder} holds a database already; set RISKCURVE_HOME to a new folder`);
}
