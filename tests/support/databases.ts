/** Fresh databases for tests: the embedded kind always, PostgreSQL too where RISKCURVE_TEST_DATABASE_URL names a server. */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import type { OpenDatabase } from '@/db/client';
import { openEmbedded } from '@/db/open-embedded';
import { openPostgres } from '@/db/open-postgres';
import type { Application } from '@/lib/application';
import type { Environment } from '@/lib/env';
import { openApplication } from '@/lib/open-application';

export type DatabaseKind = 'embedded' | 'postgres';

const root = path.resolve(import.meta.dirname, '../..');
export const migrationsFolder = path.join(root, 'db/migrations');
const serverUrl = process.env.RISKCURVE_TEST_DATABASE_URL;

/** The kinds a suite runs over: `describe.each(databaseKinds)('... on %s', (kind) => ...)`. */
export const databaseKinds: readonly DatabaseKind[] = serverUrl ? ['embedded', 'postgres'] : ['embedded'];

/** An empty database, brought up to date, that vanishes when it is closed. */
export async function openTestDatabase(kind: DatabaseKind = 'embedded'): Promise<OpenDatabase> {
  if (kind === 'embedded') return openEmbedded('memory://', migrationsFolder, await template());
  const { url, drop } = await createServerDatabase();
  const open = await openPostgres(url, migrationsFolder);
  return { ...open, close: () => open.close().then(drop) };
}

export interface TestApplication {
  readonly app: Application;
  readonly environment: Environment;
  /** Closes the application and opens it anew on the same data, with a worker or without. */
  readonly reopen: (options: { startWorker: boolean }) => Promise<Application>;
  /** Closes it and removes its data. */
  readonly remove: () => Promise<void>;
}

/** An application of its own, in a temporary folder, without a worker unless asked for. */
export async function openTestApplication(
  options: { kind?: DatabaseKind; startWorker?: boolean; trainerFile?: string } = {},
): Promise<TestApplication> {
  const { kind = 'embedded', startWorker = false, trainerFile } = options;
  const { environment, remove } = await createTestEnvironment(kind);
  let app = await openApplication(environment, { startWorker, trainerFile });
  return {
    get app() {
      return app;
    },
    environment,
    async reopen(again) {
      await app.close();
      return (app = await openApplication(environment, { ...again, trainerFile }));
    },
    async remove() {
      await app.close();
      await remove();
    },
  };
}

/** A data folder and, on PostgreSQL, a database of their own, not yet opened. */
export async function createTestEnvironment(
  kind: DatabaseKind,
): Promise<{ environment: Environment; remove: () => Promise<void> }> {
  const home = await mkdtemp(path.join(os.tmpdir(), 'riskcurve-home-'));
  const removeHome = () => rm(home, { recursive: true, force: true });
  const base = {
    home,
    dataFolder: path.join(home, 'data'),
    workerSilentSeconds: 30,
    port: 0,
    publicUrl: null,
    secret: null,
  };
  if (kind === 'postgres') {
    const { url, drop } = await createServerDatabase();
    return { environment: { ...base, databaseUrl: url }, remove: () => drop().then(removeHome) };
  }
  await cp(await templateFolder(), path.join(home, 'database'), { recursive: true });
  return { environment: { ...base, databaseUrl: null }, remove: removeHome };
}

/** An embedded database with all migrations as an archive, made once and kept in the temporary folder for every test process. */
async function template(): Promise<Uint8Array<ArrayBuffer>> {
  const file = `${templateName()}.tar.gz`;
  if (!existsSync(file)) {
    const open = await openEmbedded('memory://', migrationsFolder);
    const partial = `${file}.${randomUUID()}`;
    await writeFile(partial, await open.dump!());
    await rename(partial, file);
    await open.close();
  }
  return new Uint8Array(await readFile(file));
}

/** The same unpacked: copying the folder takes a fraction of what unpacking the archive takes. */
async function templateFolder(): Promise<string> {
  const folder = templateName();
  if (!existsSync(folder)) {
    const partial = `${folder}.${randomUUID()}`;
    const open = await openEmbedded(partial, migrationsFolder, await template());
    await open.close();
    // Whoever comes second finds the folder filled and throws its own away.
    await rename(partial, folder).catch(() => rm(partial, { recursive: true }));
  }
  return folder;
}

function templateName(): string {
  const journal = readFileSync(path.join(migrationsFolder, 'meta/_journal.json'));
  const lock = readFileSync(path.join(root, 'package-lock.json'));
  const key = createHash('sha256').update(journal).update(lock).digest('hex').slice(0, 16);
  return path.join(os.tmpdir(), `riskcurve-template-${key}`);
}

async function createServerDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  if (!serverUrl) throw new Error('set RISKCURVE_TEST_DATABASE_URL to a PostgreSQL server');
  const name = `riskcurve_test_${randomUUID().replaceAll('-', '')}`;
  const onServer = async (statement: string) => {
    const client = new Client({ connectionString: serverUrl });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  await onServer(`CREATE DATABASE ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}
