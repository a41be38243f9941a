/** `npm run demo` as a person starts it: an address, a link that works once, simulated patients that say so. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, welcome } from './browser';
import { freePort, root } from './server';

describe('npm run demo', () => {
  let browser: Browser;
  let home: string;
  let port: number;
  const children: ChildProcess[] = [];

  beforeAll(async () => {
    browser = await launch();
    home = await mkdtemp(path.join(os.tmpdir(), 'riskcurve-demo-'));
    port = await freePort();
  });
  afterAll(async () => {
    await browser?.close();
    for (const child of children) await end(child);
    await rm(home, { recursive: true, force: true });
  });

  /** Resolves to what was printed up to the last line of the start. */
  const demo = () =>
    new Promise<{ child: ChildProcess; text: string }>((resolve, reject) => {
      const env = { ...process.env, RISKCURVE_HOME: home, PORT: String(port), NEXTAUTH_URL: '' };
      const child = spawn(process.execPath, [path.join(root, 'scripts/demo.mjs')], { cwd: root, env });
      children.push(child);
      let text = '';
      const listen = (chunk: Buffer) => {
        text += chunk.toString();
        if (text.includes('Ctrl+C')) resolve({ child, text });
      };
      child.stdout.on('data', listen);
      child.stderr.on('data', listen);
      child.on('exit', () => reject(new Error(`the demo ended: ${text}`)));
    });

  const end = (child: ChildProcess) =>
    new Promise<void>((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) return resolve();
      child.on('exit', () => resolve());
      child.kill('SIGTERM');
    });

  it('trains, serves and hands out a link; a second start repeats nothing', async () => {
    const first = await demo();
    expect(first.text).toMatch(/training/);
    const link = /http:\/\/\S+\/welcome\?token=\S+/.exec(first.text)![0];
    const context = await browser.newContext();
    const page = await welcome(context, link, { name: 'Ada Okafor', email: 'ada@example.org' });
    for (const pathname of ['/patients', '/models', '/cohorts', '/runs']) {
      await page.goto(`http://localhost:${port}${pathname}`);
      expect(await page.locator('main').innerText(), pathname).toMatch(/simulated/i);
    }
    await page.goto(`http://localhost:${port}/patients`);
    await page.locator('tbody a').first().click();
    await page.getByRole('region', { name: 'Risk', exact: true }).waitFor();
    expect(await page.locator('main').innerText()).toMatch(/Simulated patients, not real ones[\s\S]*true risk/i);
    first.child.removeAllListeners('exit');
    await end(first.child);

    const second = await demo();
    expect(second.text).not.toMatch(/training/);
    expect(second.text).toContain('/sign-in');
    second.child.removeAllListeners('exit');
  });
});
