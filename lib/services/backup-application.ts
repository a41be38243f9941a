import { createHash } from 'node:crypto';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Actor, Application } from '../application';
import { RiskcurveError } from '../errors';
import { backupNames, type BackupManifest } from './backup-manifest';
import { recordAuditEvent } from './record-audit-event';

/**
 * Writes the embedded database and every file beside it into a folder that is empty or new; the server may run meanwhile.
 * Files are written once and never changed, so that those listed after the database hold all it names.
 *
 * @throws RiskcurveError `conflict` on PostgreSQL (use its own tools) or for a folder that holds something, `bad-input` for one that
 *   cannot be made
 */
export async function backupApplication(
  app: Application,
  options: { folder: string; actor: Actor; onProgress?: (line: string) => void },
): Promise<BackupManifest> {
  const { folder, actor, onProgress } = options;
  if (app.dumpDatabase === null) {
    throw new RiskcurveError('conflict', 'a PostgreSQL database is backed up with its own tools, such as pg_dump');
  }
  await makeEmptyFolder(folder);
  await recordAuditEvent(app, { actor, action: 'backup.written', subject: 'database', details: { folder } });
  onProgress?.('writing the database');
  const archive = await app.dumpDatabase();
  await writeFile(path.join(folder, backupNames.database), archive, { mode: 0o600 });
  const files = (await app.files.list()).map(({ sha256 }) => sha256).sort();
  for (const [index, sha256] of files.entries()) {
    await writeFile(path.join(folder, backupNames.files, sha256), await app.files.get(sha256), { mode: 0o600 });
    onProgress?.(`writing files: ${index + 1} of ${files.length}`);
  }
  const manifest: BackupManifest = {
    riskcurveBackup: 1,
    createdAt: new Date().toISOString(),
    databaseSha256: createHash('sha256').update(archive).digest('hex'),
    files,
  };
  await writeFile(path.join(folder, backupNames.manifest), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
  return manifest;
}

async function makeEmptyFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw new RiskcurveError('bad-input', `the folder ${folder} cannot be made; name a new folder that may be yours`, {
      cause: error,
    });
  });
  if ((await readdir(folder)).length > 0) {
    throw new RiskcurveError('conflict', `${folder} is not empty; name a new folder for the backup`);
  }
  await mkdir(path.join(folder, backupNames.files), { mode: 0o700 });
}
