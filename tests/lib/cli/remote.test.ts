/** Where a running server holds the data folder, the command line works through it. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isCommandLine, removeServerFile, runCommandStream, writeServerFile } from '@/lib/cli/serve';
import { listCohorts } from '@/lib/services/list-cohorts';
import { openTestApplication, type TestApplication } from '../../support/databases';
import { bundleOnce, documentOf, riskcurve, riskcurveHere } from './cli-process';

describe('a running server', () => {
  let test: TestApplication;
  let server: Server;
  let requests = 0;

  beforeAll(async () => {
    await bundleOnce();
    test = await openTestApplication();
    server = createServer((request, response) => {
      requests++;
      void (async () => {
        const allowed = await isCommandLine(test.environment.home, request.headers.authorization ?? null);
        if (!allowed) return response.writeHead(401).end();
        const body: unknown = JSON.parse((await request.toArray()).join(''));
        response.writeHead(200);
        return Readable.fromWeb(runCommandStream(test.app, body) as never).pipe(response);
      })();
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    await writeServerFile(test.environment.home, (server.address() as AddressInfo).port);
  });
  afterAll(async () => {
    server.close();
    await test.remove();
  });

  const run = (...args: string[]) => riskcurveHere(test.environment.home, args);
  const signFile = () => path.join(test.environment.home, 'server.json');

  it('leaves a sign that only its own account can read', async () => {
    expect((await stat(signFile())).mode & 0o777).toBe(0o600);
    expect(await isCommandLine(test.environment.home, null)).toBe(false);
    expect(await isCommandLine(test.environment.home, 'Bearer wrong')).toBe(false);
    const { token } = JSON.parse(await readFile(signFile(), 'utf8')) as { token: string };
    expect(await isCommandLine(test.environment.home, `Bearer ${token}`)).toBe(true);
    expect(await isCommandLine(test.environment.home, `Bearer ${token.slice(0, -1)}x`)).toBe(false);
  });

  it('does the command, and its answer and errors come back as if it ran here', async () => {
    const loaded = await riskcurve(test.environment.home, ['demo-cohort', '--json']);
    expect(loaded).toMatchObject({ status: 0, stderr: '' });
    expect(documentOf(loaded)).toMatchObject({ cohort: 'Demo cohort (simulated)', patients: 600 });
    expect(requests).toBe(1);
    expect((await listCohorts(test.app)).map(({ name }) => name)).toEqual(['Demo cohort (simulated)']);

    expect(await run('evaluate', 'None')).toMatchObject({
      status: 1,
      stdout: '',
      stderr: 'riskcurve: there is no model "None"; train one first\n',
    });
    expect(await run('train', 'Demo cohort (simulated)', '--epochs', 'x')).toMatchObject({ status: 2 });
  });

  it('reads files by their absolute path', async () => {
    const file = path.join(test.environment.home, 'relative.csv');
    await writeFile(
      file,
      ['a,b,ill', ...Array.from({ length: 60 }, (_, row) => `${row / 7},${row % 3},${row % 2}`)].join('\n'),
    );
    const relative = path.relative(path.resolve(import.meta.dirname, '../../..'), file);
    const words = ['--name', 'Relative', '--outcome', 'ill', '--positive', '1', '--positive-means', 'are ill'];
    expect(await run('import', relative, ...words)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('Imported "Relative": 60 patients, 30 who are ill.\n') as string,
    });
  });

  it.each(['ends in order', 'is killed'])('says so where the server %s in the middle of a command', async (how) => {
    const stopping = createServer((_, response) => {
      response.writeHead(200);
      response.write(`${JSON.stringify({ progress: 'half of it' })}\n`, () => {
        if (how === 'is killed') response.destroy();
        else response.end();
      });
    });
    await new Promise<void>((listening) => stopping.listen(0, '127.0.0.1', listening));
    const sign = await readFile(signFile(), 'utf8');
    const url = `http://127.0.0.1:${(stopping.address() as AddressInfo).port}`;
    await writeFile(signFile(), JSON.stringify({ ...(JSON.parse(sign) as object), url }));
    const stopped = await run('demo-cohort');
    expect(stopped.status).toBe(1);
    expect(stopped.stderr).toContain('riskcurve: the server stopped before the command was done; ');
    expect(stopped.stderr).not.toMatch(/fault|our side/);
    await writeFile(signFile(), sign);
    stopping.close();
  });

  it('tells a command that is under way when the application closes', async () => {
    const other = await openTestApplication();
    await other.app.close();
    const events = await new Response(runCommandStream(other.app, { command: 'demo-cohort', options: {} })).text();
    expect(events).toContain('the server stopped before the command was done');
    await other.remove();
  });

  it('refuses where the folder is held and no server can be asked', async () => {
    const sign = await readFile(signFile(), 'utf8');
    await rm(signFile());
    const refused = await run('demo-cohort');
    expect(refused.status).toBe(1);
    expect(refused.stderr).toMatch(/^riskcurve: the data folder .* is in use by another Riskcurve/);
    // A sign whose port nobody listens on any more, as after a killed server whose process id was given anew.
    await writeFile(signFile(), JSON.stringify({ ...(JSON.parse(sign) as object), url: 'http://127.0.0.1:9' }));
    expect((await run('demo-cohort')).stderr).toMatch(/is in use by another Riskcurve/);
    await writeFile(signFile(), sign);
  });

  it('takes its sign away at the end, but not that of another', async () => {
    const sign = JSON.parse(await readFile(signFile(), 'utf8')) as { pid: number };
    await writeFile(signFile(), JSON.stringify({ ...sign, pid: sign.pid + 1 }));
    await removeServerFile(test.environment.home);
    await stat(signFile());
    await writeFile(signFile(), JSON.stringify(sign));
    await removeServerFile(test.environment.home);
    await expect(stat(signFile())).rejects.toThrow();
  });
});
