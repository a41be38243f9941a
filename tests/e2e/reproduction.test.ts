/** An analyst reproduces the paper from the page: started, watched, cancelled, read and taken home as files. */
import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { complaintsOf, expectFitToShow, launch, welcome } from './browser';
import { startServer, type TestServer } from './server';

/** The process gives way to all else, so that on a busy machine it may take its time. */
const patience = { timeout: 150_000 };

describe.skipIf(!process.env.RISKCURVE_DATA)('reproducing the paper from its page', () => {
  let server: TestServer;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    server = await startServer();
    browser = await launch();
    context = await browser.newContext({ acceptDownloads: true });
    const { stdout: link } = await server.command('sign-in-link', '--json');
    const { signInPath } = JSON.parse(link) as { signInPath: string };
    page = await welcome(context, server.address + signInPath, { name: 'Ada Okafor', email: 'ada@example.org' });
    complaints = complaintsOf(page);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const start = async (target: string, quick: boolean) => {
    await page.getByLabel('What').selectOption(target);
    await page.getByLabel('A quick look').setChecked(quick);
    await page.getByRole('button', { name: 'Reproduce' }).click();
    await page.getByRole('progressbar').waitFor();
  };
  const download = async (group: string, name: string) => {
    const link = page.getByRole('group', { name: `${group} as a file` }).getByRole('link', { name, exact: true });
    const [file] = await Promise.all([page.waitForEvent('download'), link.click()]);
    return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
  };

  it('tells how far it is with the time left, takes one at a time, and is cancelled', async () => {
    await page.goto(`${server.address}/reproduction`);
    await page.getByText('Table 3 was not reproduced here yet.').waitFor();
    await start('table3', false);
    await page.getByText(/^Table 3: \d+.%, about .* left; .* by .*\.$/).waitFor(patience);
    const second = await page.request.post(`${server.address}/api/reproductions`, {
      data: { target: 'figure3' },
      headers: { 'sec-fetch-site': 'same-origin' },
    });
    expect([second.status(), await second.text()]).toEqual([
      409,
      expect.stringContaining('table3 is being reproduced'),
    ]);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('Table 3 was cancelled; nothing of it is kept.').waitFor();
    await page.reload();
    await page.getByText('Table 3 was not reproduced here yet.').waitFor();
  });

  it('shows a figure as soon as it is made, and gives it as files', async () => {
    await start('figure3', true);
    await page.getByText('Figure 3 is done and stands below.').waitFor(patience);
    await page.getByRole('heading', { name: /^Figure 3: latent quantiles along/ }).waitFor();
    const svg = await download('Figure 3', 'SVG');
    expect(svg.name).toMatch(/^riskcurve-figure3-.*\.svg$/);
    expect(svg.text).toMatch(/^<svg .*label corrected/is);
    const markdown = await download('Figure 3', 'Markdown');
    expect(markdown.text).toContain('# Figure 3 reproduced');
  });

  it('shows table and convergence that the command made, with intervals, and gives them as files', async () => {
    for (const target of ['table3', 'convergence'])
      expect(await server.command('reproduce', target, '--quick')).toMatchObject({ status: 0 });
    await page.goto(`${server.address}/reproduction`);
    await page.getByRole('heading', { name: 'sBQC less BCE', exact: true }).waitFor();
    const text = await page.locator('main').innerText();
    expect(text).toContain('corrected resampled t intervals');
    expect(text).toMatch(/Of 5 data sets, LALR as published brought sBQC sooner/);
    const table = await download('Table 3', 'CSV');
    expect(table.name).toMatch(/^riskcurve-table3-.*\.csv$/);
    expect(table.text).toMatch(/\r\nPima,sbqc-bce,adam,fold,cohenKappa,-?0\./);
    const course = await download('Convergence', 'CSV');
    expect(course.text.trim().split('\r\n')).toHaveLength(1 + 5 * 16 * 2);
  });

  it('is fit to show at both widths and in both themes', async () => {
    await expectFitToShow(browser, context, `${server.address}/reproduction`, 'reproduction');
    expect(complaints).toEqual([]);
  });
});
