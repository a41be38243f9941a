import type { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import type { Database, OpenDatabase } from './client';
import * as schema from './schema';

/**
 * Opens the embedded database in a folder whose parent exists, and brings it up to date.
 * PGlite has no lock of its own: the caller must hold one, for two processes on one folder destroy it without a word.
 * `archive` fills an empty folder with what `dump` gave.
 */
export async function openEmbedded(
  folder: string,
  migrationsFolder: string,
  archive?: Uint8Array<ArrayBuffer>,
): Promise<OpenDatabase> {
  // Loaded here and not at the top: a machine that uses a PostgreSQL server never pays for it.
  const { PGlite } = await import('@electric-sql/pglite');
  const client = await PGlite.create(folder, archive === undefined ? {} : { loadDataDir: new Blob([archive]) });
  try {
    return await wrapEmbedded(client, migrationsFolder);
  } catch (error) {
    await client.close();
    throw error;
  }
}

async function wrapEmbedded(client: PGlite, migrationsFolder: string): Promise<OpenDatabase> {
  const database = drizzle({ client, schema });
  await migrate(database, { migrationsFolder });
  return {
    kind: 'embedded',
    database: database as unknown as Database,
    executeSql: async (text, values) => {
      if (values !== undefined && values.length > 0) return client.query(text, values);
      const results = await client.exec(text);
      return results.at(-1) ?? { rows: [] };
    },
    tidy: async () => {
      await client.exec('VACUUM');
      await client.exec('CHECKPOINT');
    },
    dump: async () => new Uint8Array(await (await client.dumpDataDir('gzip')).arrayBuffer()),
    close: () => client.close(),
  };
}
