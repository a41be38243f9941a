import { listModelVersions } from '@/db/queries/models';
import { listNeededResultFiles } from '@/db/queries/shards';
import type { Application } from '../application';

/** A file is written before the row that names it; whatever is this young may still be named. */
const youngMs = 3_600_000;

/**
 * Removes files that no model and no live run names: `among` those given, or of all that are older than an hour.
 * A shard whose file is missed after all is trained once more.
 */
export async function removeUnneededFiles(
  app: Application,
  options: { among?: readonly string[] } = {},
): Promise<void> {
  const candidates = options.among ?? (await oldFiles(app));
  if (candidates.length === 0) return;
  const needed = new Set([...(await listModelVersions(app.database)), ...(await listNeededResultFiles(app.database))]);
  await Promise.all(candidates.filter((file) => !needed.has(file)).map((file) => app.files.remove(file)));
}

/** Removes what writers that died in mid-write have left. */
export function removeHalfWrittenFiles(app: Application): Promise<void> {
  return app.files.removeHalfWritten(Date.now() - youngMs);
}

async function oldFiles(app: Application): Promise<string[]> {
  const files = await app.files.list();
  return files.filter((file) => Date.now() - file.writtenAt > youngMs).map((file) => file.sha256);
}
