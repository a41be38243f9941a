import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import { Pool } from 'pg';
import type { Database, OpenDatabase } from './client';
import * as schema from './schema';

/** Any number, the same in every process of ours: whoever holds it may migrate. */
const migrationLock = 7_236_001;

/** Opens a PostgreSQL database (15 or newer) and brings it up to date; several processes may do so at once. */
export async function openPostgres(url: string, migrationsFolder: string): Promise<OpenDatabase> {
  const pool = new Pool({ connectionString: url, max: 10, application_name: 'riskcurve' });
  // A connection lost while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {});
  // The same for one lost between two statements of a transaction: the next statement says so.
  pool.on('connect', (client) => client.on('error', () => {}));
  try {
    await migrateAlone(pool, migrationsFolder);
  } catch (error) {
    await pool.end();
    throw error;
  }
  return {
    kind: 'postgres',
    database: drizzle({ client: pool, schema }) as unknown as Database,
    executeSql: async (text, values) => {
      const result = await pool.query(text, values);
      // Several statements in one text give an array of results.
      return (Array.isArray(result) ? result.at(-1) : result) as { rows: unknown[] };
    },
    tidy: null,
    dump: null,
    close: () => pool.end(),
  };
}

async function migrateAlone(pool: Pool, migrationsFolder: string): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    await migrate(drizzle({ client, schema }), { migrationsFolder });
  } finally {
    // Ends the session and with it the lock, even after a failed statement.
    client.release(true);
  }
}
