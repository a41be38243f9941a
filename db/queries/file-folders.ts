import type { Database } from '../client';
import { fileFolders } from '../schema';

/** Makes the folder the database's own where it has none yet. Resolves to the folder it has. */
export async function claimFileFolder(database: Database, folderId: string): Promise<string> {
  await database.insert(fileFolders).values({ position: 1, folderId }).onConflictDoNothing();
  const [row] = await database.select().from(fileFolders);
  return row!.folderId;
}
