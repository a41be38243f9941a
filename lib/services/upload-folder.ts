/** Files that were handed over but are not imported yet: in the data folder, under a random name, for a day at most. */
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { isUuid } from '@/db/uuid';
import type { Application } from '../application';
import { RiskcurveError } from '../errors';

const oldestHours = 24;

/** Where an upload lies. Throws `not-found` for an id that cannot be one, so that no id leads out of the folder. */
export function uploadFile(app: Pick<Application, 'environment'>, uploadId: string): string {
  if (!isUuid(uploadId)) throw new RiskcurveError('not-found', 'there is no such upload');
  return path.join(folderOf(app), `${uploadId}.upload`);
}

/** The refusal for an upload that nobody came back for in time. */
export function uploadGone(): RiskcurveError {
  return new RiskcurveError('not-found', 'the uploaded file is no longer there: choose it again');
}

/** Makes the folder where there is none and removes what nobody came back for. */
export async function tidyUploads(app: Pick<Application, 'environment'>, now = new Date()): Promise<void> {
  const folder = folderOf(app);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const name of await readdir(folder)) {
    const file = path.join(folder, name);
    const found = await stat(file).catch(() => null);
    const old = found !== null && now.getTime() - found.mtimeMs > oldestHours * 3_600_000;
    if (old) await rm(file, { force: true });
  }
}

function folderOf(app: Pick<Application, 'environment'>): string {
  return path.join(app.environment.home, 'uploads');
}
