/** The command line against a real server on the embedded database: its work, its refusals, a backup, and a server that is killed. */
import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listShards } from '@/db/queries/shards';
import { readEnvironment } from '@/lib/env';
import { openApplication } from '@/lib/open-application';
import { listRuns } from '@/lib/services/list-runs';
import { until } from '../support/processes';
import { finish, startServer, type Finished, type TestServer } from './server';

const data = process.env.RISKCURVE_DATA;
const outcome = ['--outcome', 'survival_status', '--positive', '2', '--positive-means', 'died within 5 years'];

describe.skipIf(!data)('the command line through a running server', () => {
  let server: TestServer;
  let home: string;

  beforeAll(async () => {
    home = await mkdtemp(path.join(os.tmpdir(), 'riskcurve-e2e-'));
    server = await startServer({ RISKCURVE_HOME: home });
    await copyFile(path.join(data!, 'haberman.csv'), path.join(home, 'haberman.csv'));
  });
  afterAll(async () => {
    await server?.stop();
    await rm(home, { recursive: true, force: true });
  });

  const inHome = (name: string) => readFile(path.join(home, name));
  const documentOf = <T>({ stdout }: Finished): T => {
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    return JSON.parse(stdout) as T;
  };

  it('imports, trains with its progress in sight, judges and explains', async () => {
    expect(await server.command('import', 'haberman.csv', '--name', 'Haberman', ...outcome)).toEqual({
      status: 0,
      stdout: expect.stringMatching(/^Imported "Haberman": 306 patients, 81 who died within 5 years\.\n/) as string,
      stderr: '',
    });
    // so many epochs that there is time to be seen in
    const size = ['--repeats', '4', '--epochs', '1500', '--early-stopping', '0'];
    const trained = await server.command('train', 'Haberman', ...size, '--name', 'First', '--json');
    expect(trained.status).toBe(0);
    expect(trained.stderr).toMatch(/^training: \d+ %, \d+ of 20 members/m);
    const answer = documentOf<{ model: string; members: number }>(trained);
    expect(answer).toMatchObject({ cohort: 'Haberman', members: 20 });
    expect(documentOf(await server.command('evaluate', 'First', '--json'))).toMatchObject(answer);

    const predicted = await server.command('predict', 'First', './haberman.csv', '--out', 'risks.csv', '--json');
    expect(documentOf(predicted)).toMatchObject({ patients: 306, out: path.join(home, 'risks.csv') });
    expect((await inHome('risks.csv')).toString().trim().split('\n')).toHaveLength(307);
    const pdf = ['--patient', 'P-0003', '--format', 'pdf', '--out', 'report.pdf'];
    expect(await server.command('explain', 'First', ...pdf)).toEqual({ status: 0, stdout: '', stderr: '' });
    expect((await inHome('report.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('refuses bad input with one sentence', async () => {
    await writeFile(
      path.join(home, 'ragged.csv'),
      (await inHome('haberman.csv')).toString().replace('30,62,3,1', '30'),
    );
    expect(await server.command('import', 'ragged.csv', '--name', 'Bad', ...outcome)).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringMatching(
        /^riskcurve: line 3 has 1 value where the header names 4 columns.*mend.*\n$/,
      ) as string,
    });
    const wrong = await server.command('train', 'Haberman', '--folds', '1', '--json');
    expect(wrong.status).toBe(2);
    expect(documentOf(wrong)).toMatchObject({ error: { message: expect.stringMatching('--folds') as string } });
  });

  it('backs up meanwhile, and what is restored judges the same', async () => {
    expect(await server.command('backup', 'copy')).toMatchObject({ status: 0 });
    const restored = path.join(home, 'restored');
    const elsewhere = (...args: string[]) => finish(server.start(args, { RISKCURVE_HOME: restored }));
    expect(await elsewhere('restore', 'copy')).toMatchObject({ status: 0 });
    const predicted = await elsewhere('predict', 'First', 'haberman.csv');
    expect(predicted.stdout).toBe((await inHome('risks.csv')).toString());
  });

  it('goes on after it was killed in mid-run, with what was finished', async () => {
    const filesIn = async () =>
      (await readdir(path.join(home, 'files'), { recursive: true })).filter((name) => /[0-9a-f]{64}$/.test(name))
        .length;
    const before = await filesIn();
    const training = server.start([
      'train',
      'Haberman',
      '--repeats',
      '20',
      '--epochs',
      '30',
      '--early-stopping',
      '0',
      '--name',
      'Second',
    ]);
    const ended = finish(training);
    // The file of a shard is there a moment before the shard counts as finished: with a second one the first does.
    await until(async () => (await filesIn()) >= before + 2, 'two finished shards', 60_000);
    const killedAt = new Date();
    await server.stop('SIGKILL');
    const { status, stdout, stderr } = await ended;
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/riskcurve: the server .*\n$/);

    server = await startServer({ RISKCURVE_HOME: home });
    await until(async () => (await server.command('evaluate', 'Second')).status === 0, 'the model', 90_000);
    await server.stop();
    const app = await openApplication(readEnvironment({ NODE_ENV: 'test', RISKCURVE_HOME: home }), {
      startWorker: false,
    });
    try {
      const [run] = await listRuns(app, { limit: 1 });
      const shards = await listShards(app.database, run!.id);
      expect(shards).toHaveLength(4);
      const kept = shards.filter(({ updatedAt }) => updatedAt < killedAt);
      expect(kept.length).toBeGreaterThan(0);
      expect(kept.length).toBeLessThan(4);
      // Being killed was no failure of the shard in training.
      expect(shards.map(({ attempts }) => attempts)).toEqual([1, 1, 1, 1]);
    } finally {
      await app.close();
    }
  });
});
