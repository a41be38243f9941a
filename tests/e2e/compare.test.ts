/** An analyst sets models side by side: trained by the command line on the same splits, read in a real browser. */
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { complaintsOf, expectFitToShow, launch, welcome } from './browser';
import { startServer, type TestServer } from './server';

const data = process.env.RISKCURVE_DATA;

/** Of the answer of `compare`, what is looked at here. */
interface Compared {
  models: { name: string; differences: Record<'outOfFold' | 'holdout', PartDifferences> | null }[];
}
interface PartDifferences {
  metrics: { brierScore: { estimate: number } };
}

describe.skipIf(!data)('comparing models of Pima', () => {
  let server: TestServer;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let complaints: string[];
  let answer: Compared;

  beforeAll(async () => {
    server = await startServer();
    browser = await launch();
    context = await browser.newContext();
    const { stdout: link } = await server.command('sign-in-link', '--json');
    const { signInPath } = JSON.parse(link) as { signInPath: string };
    page = await welcome(context, server.address + signInPath, { name: 'Ada Okafor', email: 'ada@example.org' });
    complaints = complaintsOf(page);
    const words = ['--outcome', 'outcome', '--positive', '1', '--positive-means', 'have diabetes within 5 years'];
    await server.command('import', path.join(data!, 'pima_diabetes.csv'), '--name', 'Pima', ...words);
    await server.command('train', 'Pima', '--seed', '9', '--repeats', '1', '--name', 'Alone');
    const compare = ['compare', 'Pima', '--losses', 'sbqc,bce', '--repeats', '2', '--json'];
    const { status, stdout } = await server.command(...compare);
    expect(status).toBe(0);
    answer = JSON.parse(stdout) as Compared;
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const main = () => page.locator('main');
  const compared = () => main().getByRole('heading', { name: 'Net reclassification' }).waitFor();
  const sentenceOf = (name: string, label: string, part: 'outOfFold' | 'holdout') => {
    const model = answer.models.find((entry) => entry.name === name)!;
    const { estimate } = model.differences![part].metrics.brierScore;
    const size = Math.abs(estimate).toFixed(4);
    if (size === '0.0000') return `${label}’s Brier score is logistic regression’s to 4 decimals`;
    return `${label}’s Brier score is ${size} ${estimate < 0 ? 'lower' : 'higher'} than logistic regression’s`;
  };

  it('opens with one model a loss, and says what the command line says', async () => {
    await page.goto(`${server.address}/compare`);
    await compared();
    const text = await main().innerText();
    expect(text).toContain('614 patients, 214 with the outcome');
    expect(text).toContain(sentenceOf('Pima-sbqc-adam', 'sBQC', 'outOfFold'));
    expect(text).toContain(sentenceOf('Pima-bce-adam', 'BCE', 'outOfFold'));
    await page.getByRole('link', { name: 'Holdout' }).click();
    await page.waitForURL(/part=holdout/);
    await main().getByText('154 patients').waitFor();
    expect(await main().innerText()).toContain(sentenceOf('Pima-bce-adam', 'BCE', 'holdout'));
  });

  it('lets nobody tick what does not pair, and says why', async () => {
    const alone = page.getByRole('checkbox', { name: 'Alone' });
    expect(await alone.isDisabled()).toBe(true);
    expect(await main().innerText()).toContain('other splits: seed and number of repeats not as of those ticked');
    await page.getByRole('checkbox', { name: 'Pima-sbqc-adam' }).uncheck();
    expect(await page.getByRole('button', { name: 'Compare', exact: true }).isEnabled()).toBe(true);
    await page.getByRole('checkbox', { name: 'Pima-logistic' }).uncheck();
    expect(await page.getByRole('button', { name: 'Compare', exact: true }).isDisabled()).toBe(true);
  });

  it('takes another baseline and threshold from the form, and names what an address cannot ask for', async () => {
    await page.goto(`${server.address}/compare`);
    await compared();
    await page.getByLabel('Baseline').selectOption({ label: 'Pima-bce-adam' });
    await page.getByLabel('Decide from a risk of').fill('20');
    await page.getByRole('button', { name: 'Compare', exact: true }).click();
    await page.waitForURL(/threshold=20/);
    await main().getByRole('heading', { name: 'Against BCE' }).waitFor();
    await main()
      .getByRole('heading', { name: /^Decisions from a risk of 20/ })
      .waitFor();
    const one = new URL(page.url()).searchParams.getAll('model')[0]!;
    await page.goto(`${server.address}/compare?model=${one}`);
    expect(await page.getByRole('alert').first().innerText()).toContain('takes from two to');
  });

  it('trains the rivals that are missing, waits for them and fills itself; a second press finds them there', async () => {
    await page.goto(`${server.address}/compare`);
    await compared();
    const open = () => page.getByText('Losses by optimizers on the same splits').click();
    const ask = async () => {
      await page.getByRole('checkbox', { name: 'sBQC', exact: true }).uncheck();
      await page.getByRole('checkbox', { name: 'Adam at a falling rate' }).check();
      await page.getByRole('checkbox', { name: 'LALR', exact: true }).check();
      await page.getByRole('button', { name: 'Train and compare' }).click();
    };
    await open();
    await ask();
    await page.waitForURL(/run=/);
    await main().getByRole('heading', { name: 'In training' }).waitFor();
    await compared();
    const text = await main().innerText();
    expect(text).toMatch(/BCE, adam-linear’s Brier score is/);
    expect(text).toMatch(/BCE, lalr’s Brier score is/);
    expect(new URL(page.url()).searchParams.getAll('model')).toHaveLength(2); // sBQC is not among them: BCE and logistic were there
    await page.goto(`${server.address}/compare`);
    await open();
    await ask();
    await page.waitForURL((url) => url.searchParams.getAll('model').length === 4);
    await compared();
    expect(new URL(page.url()).searchParams.getAll('run')).toEqual([]);
  });

  it('shows the runs it waits for, and cancels them all', async () => {
    // a person's runs go one after the other, so that the rivals wait behind this one for as long as it takes to look at them
    const cohortId = await page.getByLabel('Cohort').inputValue();
    const long = { cohortId, loss: 'bce', patience: 0, epochs: 10_000, seed: 77 };
    const headers = { 'sec-fetch-site': 'same-origin' };
    const started = await page.request.post(`${server.address}/api/runs`, { data: long, headers });
    expect(started.status()).toBe(201);
    const { runId } = (await started.json()) as { runId: string };
    await page.goto(`${server.address}/compare`);
    await page.getByText('Losses by optimizers on the same splits').click();
    await page.getByLabel('Seed').fill('78');
    await page.getByRole('button', { name: 'Train and compare' }).click();
    await main().getByRole('heading', { name: 'In training' }).waitFor();
    await expectFitToShow(browser, context, page.url(), 'compare-training');
    await page.getByRole('button', { name: 'Cancel all' }).click();
    await main().getByText('Not all rivals came to a model.').waitFor();
    expect(await main().innerText()).toMatch(/sBQC, adam: cancelled\./);
    await page.request.post(`${server.address}/api/runs/${runId}/cancel`, { headers });
  });

  it('is fit to show at both widths and in both themes', async () => {
    await expectFitToShow(browser, context, `${server.address}/compare`, 'compare');
    expect(complaints).toEqual([]);
  });
});
