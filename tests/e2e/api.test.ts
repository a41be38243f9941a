/** The API against a running server: the worked example of docs/api.md in Python, the doors, and the pages where a person makes a token. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expectFitToShow, launch, welcome } from './browser';
import { finish, root, startServer, type TestServer } from './server';

const candidates = [process.env.RISKCURVE_PYTHON, '/usr/bin/python3', 'python3'];
const python = candidates.find((name) => name && spawnSync(name, ['-c', 'import requests']).status === 0) ?? null;

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
  await server.command('sign-in-link', '--email', 'ana@hospital.org', '--role', 'analyst');
});
afterAll(() => server?.stop());

describe.skipIf(python === null)('the example of docs/api.md in Python with requests', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'riskcurve-notebook-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** The pieces of the text, in order: one program. */
  const program = async () => {
    const text = await readFile(path.join(root, 'docs/api.md'), 'utf8');
    const pieces = [...text.matchAll(/^```python\n(.*?)^```$/gms)].map((match) => match[1]!);
    expect(pieces.length).toBeGreaterThan(5);
    return pieces.join('\n');
  };

  it('goes from a file of patients to a report', async () => {
    const made = await server.command('token', 'create', '--email', 'ana@hospital.org', '--name', 'notebook');
    expect(made, made.stderr).toMatchObject({ status: 0 });
    const token = made.stdout.trim();
    expect(token).toMatch(/^rc_[\w-]{43}$/);

    await writeFile(path.join(folder, 'notebook.py'), await program());
    const env = { ...process.env, RISKCURVE_URL: server.address, RISKCURVE_TOKEN: token };
    const { status, stdout, stderr } = await finish(spawn(python!, ['notebook.py'], { cwd: folder, env }));
    expect(status, `${stdout}\n${stderr}`).toBe(0);
    expect(stdout).toMatch(/^Riskcurve [\d.]+, as analyst$/m);
    expect(stdout).toMatch(/^600 patients, \d+ events$/m);
    expect(stdout).toMatch(/^sbqc: finished, 100 %$/m);
    expect(stdout).toMatch(/^outOfFold auroc: 0\.\d+ \(0\.\d+ to 0\.\d+\)$/m);
    expect(stdout).toMatch(/^from 20 %: Of 100 patients \d+ would be flagged/m);
    expect(stdout).toMatch(/^sBQC less logistic, brierScore: [+-]0\.\d+ \([+-]0\.\d+ to [+-]0\.\d+\)$/m);
    expect(stdout).toMatch(/^Ward 7-sbqc is published, version [0-9a-f]{8}$/m);
    const risks = [...stdout.matchAll(/^row \d: risk (0\.\d+) .* missing (.*)$/gm)];
    expect(risks.map(([, , missing]) => missing)).toEqual(['[]', "['glucose']"]);
    // whom the formula gives a high risk, and whom a low one
    expect(Number(risks[0]![1])).toBeGreaterThan(0.6);
    expect(Number(risks[1]![1])).toBeLessThan(0.3);
    expect(stdout.match(/along \w+ the risk swings by/g)).toHaveLength(3);

    expect((await readFile(path.join(folder, 'report.pdf'))).subarray(0, 5).toString()).toBe('%PDF-');
    const bundle = JSON.parse(await readFile(path.join(folder, 'report.fhir.json'), 'utf8')) as {
      resourceType: string;
      entry: { resource: { resourceType: string } }[];
    };
    expect(bundle.resourceType).toBe('Bundle');
    expect(bundle.entry.map(({ resource }) => resource.resourceType)).toContain('RiskAssessment');
  });

  it('is refused from the moment that the token is revoked', async () => {
    const { stdout } = await server.command('token', 'list', '--json');
    const { tokens } = JSON.parse(stdout) as { tokens: { id: string; state: string; lastUsedAt: string | null }[] };
    expect(tokens).toMatchObject([{ state: 'active', lastUsedAt: expect.any(String) as unknown }]);
    expect(await server.command('token', 'revoke', tokens[0]!.id)).toMatchObject({ status: 0 });
    const after = await server.command('token', 'list');
    expect(after.stdout).toContain('revoked');
  });
});

describe('the API over HTTP', () => {
  it('is found without a token, and answers nothing else without one', async () => {
    const document = await fetch(`${server.address}/api/v1/openapi.json`);
    expect(document.status).toBe(200);
    const { paths } = (await document.json()) as { paths: Record<string, object> };
    for (const [address, methods] of Object.entries(paths)) {
      for (const method of Object.keys(methods)) {
        const place = server.address + address.replaceAll(/\{\w+\}/g, '00000000-0000-4000-8000-000000000000');
        const answer = await fetch(place, { method: method.toUpperCase() });
        expect({ address, method, status: answer.status }).toEqual({ address, method, status: 401 });
        expect(await answer.json()).toMatchObject({ error: { kind: 'unauthenticated' } });
        expect(answer.headers.get('www-authenticate')).toContain('Bearer');
        expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
        expect(answer.headers.get('cache-control')).toBe('no-store');
      }
    }
    expect((await fetch(`${server.address}/api/v1/nothing`)).status).toBe(404);
  });

  it('takes 10 MB of nothing from nobody', async () => {
    const { stdout } = await server.command('token', 'create', '--email', 'ana@hospital.org', '--name', 'x');
    const headers = { authorization: `Bearer ${stdout.trim()}`, 'content-type': 'application/json' };
    const body = `{"cohortId": "${'x'.repeat(12_000_000)}"}`;
    const answer = await fetch(`${server.address}/api/v1/runs`, { method: 'POST', headers, body });
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({ error: { kind: 'too-large' } });
  });
});

describe('the pages', () => {
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  beforeAll(async () => {
    browser = await launch();
    context = await browser.newContext();
    const { stdout } = await server.command('sign-in-link', '--json');
    const { signInPath } = JSON.parse(stdout) as { signInPath: string };
    page = await welcome(context, server.address + signInPath, { name: 'Ada Okafor', email: 'ada@hospital.org' });
  });
  afterAll(() => browser?.close());

  const statusOf = async (token: string) =>
    (await fetch(`${server.address}/api/v1/models`, { headers: { authorization: `Bearer ${token}` } })).status;

  it('let a person make a token, see it once, use it and revoke it', async () => {
    await page.getByRole('button', { name: /^Signed in as/ }).click();
    await page.getByRole('link', { name: 'API tokens' }).click();
    await page.getByRole('button', { name: 'Make a token' }).click();
    await page.getByLabel('Name').fill('notebook on my laptop');
    await page.getByLabel('models:read').check();
    expect(await page.getByLabel('Expires after').inputValue()).toBe('90');
    await page.getByRole('button', { name: 'Make the token' }).click();
    const token = await page.getByRole('textbox', { name: 'API token' }).inputValue();
    expect(token).toMatch(/^rc_[\w-]{43}$/);
    expect(await statusOf(token)).toBe(200);

    await page.reload();
    expect(await page.content()).not.toContain(token.slice(0, 12));
    const row = page.getByRole('row', { name: /notebook on my laptop/ });
    expect(await row.innerText()).toContain(token.slice(0, 7));
    await row.getByRole('button', { name: 'Revoke notebook on my laptop' }).click();
    await page.getByRole('button', { name: 'Revoke the token' }).click();
    await row.getByText('revoked', { exact: true }).waitFor();
    expect(await statusOf(token)).toBe(401);
  });

  it('are fit to show', async () => {
    await expectFitToShow(browser, context, `${server.address}/tokens`, 'api-tokens');
    await expectFitToShow(browser, context, `${server.address}/api-docs`, 'api-docs');
  });

  it('show how to call an operation when it is opened', async () => {
    await page.goto(`${server.address}/api-docs`);
    await page.getByText('Score new patients; nothing of them is stored').click();
    const entry = page.locator('#scorePatients');
    await entry.getByRole('region', { name: /curl$/ }).waitFor();
    expect(await entry.innerText()).toContain(`"${server.address}/api/v1/models/$MODEL_ID/predictions"`);
    expect(await entry.innerText()).toContain('api.post(API + f"/models/{model_id}/predictions", json=');
  });
});
