/** What both databases have in common: the embedded PGlite and a PostgreSQL server. */
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type * as schema from './schema';

/** An open database or a transaction on it; every query takes one. */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema>;

/** Runs SQL text as it stands, for the queue, which writes its own. Several statements are allowed where no values are given. */
export type ExecuteSql = (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>;

export interface OpenDatabase {
  readonly kind: 'embedded' | 'postgres';
  readonly database: Database;
  readonly executeSql: ExecuteSql;
  /** What a server does by itself and the embedded database does not: CHECKPOINT and VACUUM. */
  readonly tidy: (() => Promise<void>) | null;
  /** The whole embedded database as one gzipped tar archive; a server has tools of its own for that. */
  readonly dump: (() => Promise<Uint8Array>) | null;
  readonly close: () => Promise<void>;
}
