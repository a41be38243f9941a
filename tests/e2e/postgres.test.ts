/** The grown set-up: servers and a worker of their own process on one PostgreSQL database. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { Client } from 'pg';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestEnvironment } from '../support/databases';
import { until } from '../support/processes';
import { launch, welcome } from './browser';
import { finish, startServer, type Finished, type TestServer } from './server';

const data = process.env.RISKCURVE_DATA;

describe.skipIf(!data || !process.env.RISKCURVE_TEST_DATABASE_URL)('on a PostgreSQL server', () => {
  let remove: () => Promise<void>;
  let settings: Record<string, string>;
  let database: Client;
  let server: TestServer;
  const others: TestServer[] = [];
  let worker: ChildProcess;
  let workerEnded: Promise<Finished>;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    const test = await createTestEnvironment('postgres');
    const { home, databaseUrl } = test.environment;
    remove = test.remove;
    settings = { RISKCURVE_HOME: home, DATABASE_URL: databaseUrl! };
    server = await startServer(settings);
    database = new Client({ connectionString: databaseUrl! });
    await database.connect();
    browser = await launch();
    context = await browser.newContext();
  });
  afterAll(async () => {
    await browser?.close();
    worker?.kill('SIGKILL');
    for (const running of [server, ...others]) await running?.stop();
    await database?.end();
    await remove?.();
  });

  const runState = async () => {
    const { rows } = await database.query<{ state: string; finished: number; shards: number }>(
      `SELECT runs.state, count(*)::int AS shards, count(*) FILTER (WHERE shards.state = 'finished')::int AS finished
       FROM runs JOIN shards ON shards.run_id = runs.id GROUP BY runs.id`,
    );
    return rows[0]!;
  };

  it('takes a cohort by the command line, which works on the database itself', async () => {
    const file = path.join(data!, 'haberman.csv');
    const words = ['--outcome', 'survival_status', '--positive', '2', '--positive-means', 'died within 5 years'];
    const imported = await server.command('import', file, '--name', 'Haberman', ...words, '--json');
    expect(imported).toMatchObject({ status: 0, stderr: '' });
    expect(JSON.parse(imported.stdout)).toMatchObject({ patients: 306, events: 81 });
    const { rows } = await database.query('SELECT count(*)::int AS n FROM patients');
    expect(rows).toEqual([{ n: 306 }]);
    const refused = await server.command('backup', path.join(server.home, 'backup'));
    expect(refused).toMatchObject({ status: 1, stdout: '' });
    expect(refused.stderr).toMatch('pg_dump');
  });

  it('says on the about page and in doctor that it is PostgreSQL', async () => {
    const { stdout } = await server.command('doctor', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ database: { kind: 'postgres' } });
    const link = await server.command('sign-in-link', '--json');
    const { signInPath } = JSON.parse(link.stdout) as { signInPath: string };
    page = await welcome(context, server.address + signInPath, { name: 'Ada Okafor', email: 'ada@example.org' });
    await page.goto(`${server.address}/about`);
    expect(await page.locator('main').innerText()).toMatch(/PostgreSQL server: fit for several people/);
  });

  it('leaves a run to the worker when the server that began it stops', async () => {
    worker = server.start(['worker']);
    workerEnded = finish(worker);
    const [firstWords] = (await once(worker.stderr!, 'data')) as [Buffer];
    expect(firstWords.toString()).toMatch('waiting for work');

    await page.goto(`${server.address}/cohorts`);
    await page.getByRole('link', { name: 'Haberman' }).first().click();
    await page.waitForURL(/\/cohorts\/[0-9a-f-]{36}/);
    const cohortId = new URL(page.url()).pathname.split('/').at(-1)!;
    const status = await page.evaluate(
      async (body) => {
        const headers = { 'content-type': 'application/json' };
        return (await fetch('/api/runs', { method: 'POST', headers, body: JSON.stringify(body) })).status;
      },
      { cohortId, modelName: 'Grown', repeats: 20, epochs: 60, patience: 0 },
    );
    expect(status).toBeLessThan(300);
    await until(async () => (await runState()).state === 'running', 'the run under way');
    expect(await server.stop()).toMatchObject({ status: 0 });
    const left = await runState();
    expect(left.state).toBe('running');
    expect(left.finished).toBeLessThan(left.shards);
    await until(async () => (await runState()).state === 'finished', 'the end of the run', 150_000);
  });

  it('is served by two servers at once, with what the worker trained', async () => {
    others.push(...(await Promise.all([startServer(settings), startServer(settings)])));
    for (const { address } of others) {
      await page.goto(`${address}/patients`);
      await page.getByText('306', { exact: false }).first().waitFor();
      expect(await page.locator('tbody tr').count()).toBeGreaterThan(10);
      expect(await page.locator('tbody').innerText()).toMatch(/\d\s%/);
    }
    const evaluated = await others[0]!.command('evaluate', 'Grown', '--json');
    expect(evaluated.status).toBe(0);
    expect(JSON.parse(evaluated.stdout)).toMatchObject({ cohort: 'Haberman', members: 100 });
  });

  it('ends the worker cleanly on SIGTERM', async () => {
    worker.kill('SIGTERM');
    expect(await workerEnded).toEqual({
      status: 0,
      stdout: 'The worker has stopped.\n',
      stderr: 'waiting for work; Ctrl+C ends it\n',
    });
  });
});
