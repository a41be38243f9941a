/** What both databases must do alike. */
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenDatabase } from '@/db/client';
import journal from '@/db/migrations/meta/_journal.json';
import { openPostgres } from '@/db/open-postgres';
import { findCohort, findCohortByName, listCohorts } from '@/db/queries/cohorts';
import { listFeatures } from '@/db/queries/features';
import { listPatientsInOrder } from '@/db/queries/patients';
import { cohorts } from '@/db/schema';
import { uniqueViolation } from '@/db/unique-violation';
import { createTestEnvironment, databaseKinds, migrationsFolder, openTestDatabase } from '../support/databases';
import { insertExampleCohort } from '../support/example-cohort';

describe.each(databaseKinds)('a database on %s', (kind) => {
  let open: OpenDatabase;
  beforeAll(async () => {
    open = await openTestDatabase(kind);
  });
  afterAll(() => open.close());

  it('gives back what was stored, a missing value as null', async () => {
    const cohort = await insertExampleCohort(open.database, { name: 'Stored' });
    expect(await findCohort(open.database, cohort.id)).toEqual(cohort);
    expect(await findCohortByName(open.database, 'Stored')).toEqual(cohort);
    expect((await listFeatures(open.database, cohort.id)).map((feature) => feature.name)).toEqual(['age', 'smoker']);
    const patients = await listPatientsInOrder(open.database, cohort.id);
    expect(patients.map((patient) => patient.rowIndex)).toEqual(Array.from({ length: 60 }, (_, row) => row));
    expect(patients[0]!.values[0]).toBeNull();
    expect(patients[1]!.values[0]).toBeTypeOf('number');
    expect(cohort.createdAt).toBeInstanceOf(Date);
  });

  it('answers null for an id that is none', async () => {
    expect(await findCohort(open.database, "1'; DROP TABLE cohorts; --")).toBeNull();
  });

  it('names the constraint that a duplicate breaks, and stores nothing of it', async () => {
    await insertExampleCohort(open.database, { name: 'Twice' });
    const error = await insertExampleCohort(open.database, { name: 'Twice' }).catch((thrown: unknown) => thrown);
    expect(uniqueViolation(error)).toBe('cohorts_name_unique');
    expect(uniqueViolation(new Error('something else'))).toBeNull();
    expect((await listCohorts(open.database)).filter((cohort) => cohort.name === 'Twice')).toHaveLength(1);
  });

  it('takes back a transaction that fails', async () => {
    const before = await open.database.$count(cohorts);
    const attempt = open.database.transaction(async (transaction) => {
      await insertExampleCohort(transaction, { name: 'Taken back' });
      throw new Error('halfway');
    });
    await expect(attempt).rejects.toThrow('halfway');
    expect(await open.database.$count(cohorts)).toBe(before);
  });

  it('bounds every page', async () => {
    await expect(listCohorts(open.database, { limit: 1e9, offset: -5 })).resolves.toBeInstanceOf(Array);
    expect(await listCohorts(open.database, { limit: 1 })).toHaveLength(1);
    expect(await listCohorts(open.database, { limit: Number.NaN })).not.toHaveLength(0);
  });

  it('runs several statements at once for the queue', async () => {
    await open.executeSql('CREATE TABLE scratch (n int); INSERT INTO scratch VALUES (7)');
    expect((await open.executeSql('SELECT n FROM scratch WHERE n = $1', [7])).rows).toEqual([{ n: 7 }]);
  });

  if (kind === 'embedded') {
    it('tidies up and can be dumped', async () => {
      await open.tidy!();
      expect((await open.dump!()).byteLength).toBeGreaterThan(100_000);
    });
  } else {
    it('is migrated by several processes at once', async () => {
      const { environment, remove } = await createTestEnvironment('postgres');
      const url = environment.databaseUrl!;
      const opened = await Promise.all([1, 2, 3, 4].map(() => openPostgres(url, migrationsFolder)));
      const applied = await opened[0]!.database.execute(
        sql`SELECT count(*)::int AS n FROM drizzle.__drizzle_migrations`,
      );
      expect(applied).toMatchObject({ rows: [{ n: journal.entries.length }] });
      await Promise.all(opened.map((database) => database.close()));
      await remove();
    });
  }
});
