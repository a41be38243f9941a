import { cp, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listCohorts } from '@/db/queries/cohorts';
import { readEnvironment, type Environment } from '@/lib/env';
import { lockFolder } from '@/lib/jobs/lock';
import { openApplication } from '@/lib/open-application';
import { createTestEnvironment, databaseKinds, openTestApplication } from '../support/databases';
import { insertExampleCohort } from '../support/example-cohort';

let folder: string;
let environment: Environment;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'riskcurve-open-'));
  environment = readEnvironment({ NODE_ENV: 'test', RISKCURVE_HOME: path.join(folder, 'not/there/yet') });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('opening the application', () => {
  it('makes the data folder, for its owner alone, and keeps what is stored over a restart', async () => {
    const first = await openApplication(environment, { startWorker: false });
    expect((await stat(environment.home)).mode & 0o077).toBe(0);
    await insertExampleCohort(first.database, { name: 'Kept' });
    const second = openApplication(environment, { startWorker: false });
    await expect(second).rejects.toMatchObject({ kind: 'conflict' });
    await expect(second).rejects.toThrow(environment.home);
    await first.close();
    await first.close();
    const third = await openApplication(environment, { startWorker: false });
    expect((await listCohorts(third.database)).map((cohort) => cohort.name)).toEqual(['Kept']);
    await third.close();
  });

  it('says what to do about a database that is no database, and lets go of the folder', async () => {
    await mkdir(path.join(environment.home, 'database'), { recursive: true });
    await writeFile(path.join(environment.home, 'database/PG_VERSION'), 'noise');
    await expect(openApplication(environment, { startWorker: false })).rejects.toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('restore it from a backup') as string,
    });
    await (await lockFolder(environment.home)).release();
  });

  it('tells of a server that does not answer without giving away its password', async () => {
    const databaseUrl = 'postgres://someone:secret@127.0.0.1:1/nowhere';
    const error = await openApplication({ ...environment, databaseUrl }, { startWorker: false }).catch(
      (thrown: unknown) => thrown as Error,
    );
    expect(error).toMatchObject({ kind: 'failed', message: expect.stringContaining('check DATABASE_URL') as string });
    expect((error as Error).message).not.toContain('secret');
  });
});

describe.each(databaseKinds)('a worker on %s', (kind) => {
  it('starts and stops without work, and leaves no statement behind', async () => {
    const test = await openTestApplication({ kind, startWorker: true });
    await test.reopen({ startWorker: true });
    await test.remove();
  });
});

describe.runIf(databaseKinds.includes('postgres'))('several processes on postgres', () => {
  it('share one folder of files: who has another is told to take that one', async () => {
    const test = await createTestEnvironment('postgres');
    const open = (home: string) => openApplication({ ...test.environment, home }, { startWorker: false });
    try {
      const together = await Promise.all([1, 2].map(() => open(test.environment.home)));
      const moved = path.join(folder, 'moved');
      await expect(open(environment.home)).rejects.toMatchObject({
        kind: 'conflict',
        message: expect.stringMatching(/than .*there\/yet: give every .* RISKCURVE_HOME$/) as string,
      });
      await cp(test.environment.home, moved, { recursive: true });
      for (const app of [...together, await open(moved)]) await app.close();
    } finally {
      await test.remove();
    }
  });
});
