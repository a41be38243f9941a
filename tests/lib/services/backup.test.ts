/** A backup of the embedded database holds all there is, comes back whole, and damage is refused. */
import { appendFile, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listRisks } from '@/db/queries/predictions';
import { openApplication } from '@/lib/open-application';
import { backupApplication } from '@/lib/services/backup-application';
import { findModel } from '@/lib/services/find-model';
import { listAuditEvents } from '@/lib/services/list-audit-events';
import { listCohorts } from '@/lib/services/list-cohorts';
import { restoreApplication } from '@/lib/services/restore-application';
import { startRun } from '@/lib/services/start-run';
import { verifyAuditTrail } from '@/lib/services/verify-audit-trail';
import { waitForRun } from '@/lib/services/wait-for-run';
import { defaultConfig } from '@/models/training/defaults';
import { databaseKinds, openTestApplication, type TestApplication } from '../../support/databases';
import { insertExampleCohort } from '../../support/example-cohort';
import { fakeTrainerFile, openTrainerOrders } from '../../support/trainer-orders';

const actor = { userId: null, name: 'test' };
const orders = openTrainerOrders();
afterAll(orders.remove);

describe('a backup', () => {
  let test: TestApplication;
  let scratch: string;
  let backup: string;
  let copies = 0;

  beforeAll(async () => {
    orders.replace({});
    scratch = await mkdtemp(path.join(os.tmpdir(), 'riskcurve-backup-'));
    backup = path.join(scratch, 'backup');
    test = await openTestApplication({ startWorker: true, trainerFile: fakeTrainerFile });
    const cohort = await insertExampleCohort(test.app.database);
    const config = defaultConfig('sbqc', { epochs: 10, folds: 5, repeats: 5 });
    const { id: runId } = await startRun(test.app, { cohortId: cohort.id, config, actor, modelName: 'Kept' });
    expect((await waitForRun(test.app, { runId })).run.state).toBe('finished');
    // The application stays open and at work meanwhile, as under a running server.
    await backupApplication(test.app, { folder: backup, actor });
  });
  afterAll(async () => {
    await test.remove();
    await rm(scratch, { recursive: true, force: true });
  });

  const environmentIn = (home: string) => ({ ...test.environment, home });
  /** A copy of the backup that may be spoiled, and a data folder that does not exist. */
  async function copyOfBackup() {
    copies += 1;
    const folder = path.join(scratch, `copy-${copies}`);
    await cp(backup, folder, { recursive: true });
    return { folder, home: path.join(scratch, `home-${copies}`) };
  }

  it('is restored with its cohort, its model and file, its predictions and the audit trail', async () => {
    const home = path.join(scratch, 'restored');
    await mkdir(home); // empty is as good as absent
    await restoreApplication(environmentIn(home), { folder: backup });
    expect((await readdir(home)).sort()).toEqual(['database', 'files']);
    const restored = await openApplication(environmentIn(home), { startWorker: false });
    try {
      const [before, after] = await Promise.all(
        [test.app, restored].map(async (app) => {
          const model = (await findModel(app, { reference: 'Kept' }))!;
          const file = Buffer.from(await app.files.get(model.version)).toString('base64');
          return { cohorts: await listCohorts(app), model, file, risks: await listRisks(app.database, model.id) };
        }),
      );
      expect(after).toEqual(before);
      expect(after!.risks).toHaveLength(60);
      expect(await verifyAuditTrail(restored)).toEqual(await verifyAuditTrail(test.app));
      expect((await listAuditEvents(restored)).events[0]).toMatchObject({ action: 'backup.written', actor: 'test' });
    } finally {
      await restored.close();
    }
    await expect(restoreApplication(environmentIn(home), { folder: backup })).rejects.toMatchObject({
      kind: 'conflict',
      message: `${path.join(home, 'database')} holds a database already; set RISKCURVE_HOME to a new folder`,
    });
  });

  it('is for its owner alone, and so is what is restored', async () => {
    const { folder, home } = await copyOfBackup();
    await restoreApplication(environmentIn(home), { folder });
    expect((await stat(home)).mode & 0o777).toBe(0o700);
    expect((await stat(backup)).mode & 0o777).toBe(0o700);
    for (const name of ['database.tar.gz', 'manifest.json'])
      expect((await stat(path.join(backup, name))).mode & 0o777).toBe(0o600);
  });

  it('goes into a new or empty folder only', async () => {
    const write = (folder: string) => backupApplication(test.app, { folder, actor });
    await expect(write(backup)).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringMatching('is not empty; name a new folder') as string,
    });
    const file = path.join(scratch, 'a-file');
    await writeFile(file, '');
    await expect(write(file)).rejects.toMatchObject({
      kind: 'bad-input',
      message: expect.stringMatching('name a new folder') as string,
    });
  });

  it('is not restored over a folder that a server holds', async () => {
    await expect(restoreApplication(test.environment, { folder: backup })).rejects.toMatchObject({ kind: 'conflict' });
  });

  it.each<[string, (folder: string, file: string) => Promise<void>, RegExp]>([
    [
      'no manifest',
      (folder) => rm(path.join(folder, 'manifest.json')),
      /is no whole backup: it lacks .*manifest\.json/,
    ],
    ['half a manifest', (folder) => writeFile(path.join(folder, 'manifest.json'), '{"files": ['), /is no whole backup/],
    [
      'a changed database',
      (folder) => appendFile(path.join(folder, 'database.tar.gz'), 'x'),
      /gz is damaged: .*another/,
    ],
    ['no database', (folder) => rm(path.join(folder, 'database.tar.gz')), /the backup lacks .*use another backup/],
    ['a changed model', (folder, file) => appendFile(path.join(folder, 'files', file), 'x'), /is damaged: .*another/],
    ['a model gone', (folder, file) => rm(path.join(folder, 'files', file)), /the backup lacks .*use another backup/],
  ])('is refused with %s, and nothing is written', async (_name, spoil, sentence) => {
    const { folder, home } = await copyOfBackup();
    const manifest = JSON.parse(await readFile(path.join(folder, 'manifest.json'), 'utf8')) as { files: string[] };
    expect(manifest.files).toHaveLength(1);
    await spoil(folder, manifest.files[0]!);
    await expect(restoreApplication(environmentIn(home), { folder })).rejects.toMatchObject({
      kind: 'bad-input',
      message: expect.stringMatching(sentence) as string,
    });
    await expect(stat(home)).rejects.toThrow();
  });
});

describe.runIf(databaseKinds.includes('postgres'))('a backup on postgres', () => {
  it('is left to PostgreSQL’s own tools', async () => {
    const test = await openTestApplication({ kind: 'postgres' });
    try {
      const folder = path.join(test.environment.home, 'backup');
      const refusal = { kind: 'conflict', message: expect.stringMatching('tools') as string };
      await expect(backupApplication(test.app, { folder, actor })).rejects.toMatchObject(refusal);
      await expect(restoreApplication(test.environment, { folder })).rejects.toMatchObject(refusal);
    } finally {
      await test.remove();
    }
  });
});
