/** A database that an older version filled comes to publications without losing who published what, and when. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenDatabase } from '@/db/client';
import { openEmbedded } from '@/db/open-embedded';
import { openPostgres } from '@/db/open-postgres';
import { findModelById } from '@/db/queries/models';
import { listLinePublications } from '@/db/queries/publications';
import { createTestEnvironment, databaseKinds, migrationsFolder, type DatabaseKind } from '../support/databases';

const ids = { ada: id(1), cohort: id(2), published: id(3), retired: id(4), orphan: id(5), draft: id(6) };

describe.each(databaseKinds)('a database at 0004 with models on %s', (kind) => {
  let folder: string;
  let open: OpenDatabase;
  let remove: () => Promise<void>;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'riskcurve-migration-'));
    const older = await migrationsUpTo(4, folder);
    const place = await openAt(kind, path.join(folder, 'data'));
    const before = await place.open(older);
    await before.executeSql(modelsOfAnOlderVersion);
    await before.close();
    open = await place.open(migrationsFolder);
    remove = place.remove;
  });
  afterAll(async () => {
    await open.close();
    await remove();
    await rm(folder, { recursive: true, force: true });
  });

  it('has a publication that stands for the published model', async () => {
    expect(await listLinePublications(open.database, 'Published')).toMatchObject([
      {
        ...{ modelId: ids.published, threshold: 0.35, thresholdBasis: { kind: 'manual' }, intendedUse: '' },
        ...{ publishedBy: ids.ada, publishedByName: 'Ada Okafor', publishedAt: new Date('2026-03-01T10:00:00Z') },
        ...{ endedAt: null, endReason: null, endedByName: null, replaces: null, rollback: false },
      },
    ]);
    const model = await findModelById(open.database, ids.published);
    expect(model!.publication).toMatchObject({ threshold: 0.35 });
    expect(model!.firstPublishedAt).toEqual(new Date('2026-03-01T10:00:00Z'));
  });

  it('has one that ended for the retired model, and for one whose publisher is gone', async () => {
    expect(await listLinePublications(open.database, 'Retired')).toMatchObject([
      {
        ...{ threshold: 0.2, publishedByName: 'Ada Okafor', publishedAt: new Date('2026-01-01T10:00:00Z') },
        ...{ endedAt: new Date('2026-02-01T10:00:00Z'), endReason: 'retired', endedByName: 'not known any more' },
      },
    ]);
    expect((await findModelById(open.database, ids.retired))!.publication).toBeNull();
    expect(await listLinePublications(open.database, 'Orphan')).toMatchObject([
      { publishedBy: null, publishedByName: 'not known any more', endedAt: null },
    ]);
  });

  it('has none for a model that never was published, retired or not', async () => {
    expect(await listLinePublications(open.database, 'Draft')).toEqual([]);
    expect(await findModelById(open.database, ids.draft)).toMatchObject({ publication: null, firstPublishedAt: null });
    const all = await open.database.execute(sql`SELECT count(*)::int AS n FROM publications`);
    expect(all).toMatchObject({ rows: [{ n: 3 }] });
  });
});

function id(n: number): string {
  return `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
}

/** The migrations as an older version had them. */
async function migrationsUpTo(last: number, into: string): Promise<string> {
  const folder = path.join(into, 'migrations');
  await cp(migrationsFolder, folder, { recursive: true });
  const file = path.join(folder, 'meta/_journal.json');
  const journal = JSON.parse(await readFile(file, 'utf8')) as { entries: { idx: number }[] };
  const entries = journal.entries.filter(({ idx }) => idx <= last);
  if (entries.length !== last + 1) throw new Error(`there is no migration ${last}`);
  await writeFile(file, JSON.stringify({ ...journal, entries }));
  return folder;
}

async function openAt(kind: DatabaseKind, folder: string) {
  if (kind === 'embedded') {
    return { open: (migrations: string) => openEmbedded(folder, migrations), remove: () => Promise.resolve() };
  }
  const { environment, remove } = await createTestEnvironment('postgres');
  return { open: (migrations: string) => openPostgres(environment.databaseUrl!, migrations), remove };
}

const outcome = `'{"name": "y", "positiveValues": ["1"], "positiveMeans": "fall ill", "negativeMeans": "stay well"}'`;
const model = (n: string, name: string, columns: string) => `
  INSERT INTO runs (id, cohort_id, config, state) VALUES ('${n}', '${ids.cohort}', '{}', 'finished');
  INSERT INTO models (id, run_id, cohort_id, name, version, seconds, threshold, published_at, published_by, retired_at)
  VALUES ('${n}', '${n}', '${ids.cohort}', '${name}', '${name}', 1, ${columns});`;
const modelsOfAnOlderVersion = `
  INSERT INTO users (id, email, name, role) VALUES ('${ids.ada}', 'ada@example.org', 'Ada Okafor', 'analyst');
  INSERT INTO cohorts (id, name, outcome, n_patients, n_events, source_name, source_sha256, data_hash)
  VALUES ('${ids.cohort}', 'Old', ${outcome}, 0, 0, 'old.csv', '', '');
  ${model(ids.published, 'Published', `0.35, '2026-03-01T10:00:00Z', '${ids.ada}', NULL`)}
  ${model(ids.retired, 'Retired', `0.2, '2026-01-01T10:00:00Z', '${ids.ada}', '2026-02-01T10:00:00Z'`)}
  ${model(ids.orphan, 'Orphan', `0.5, '2026-03-02T10:00:00Z', NULL, NULL`)}
  ${model(ids.draft, 'Draft', `0.5, NULL, NULL, '2026-02-01T10:00:00Z'`)}`;
