/** An overfitted model of Pima is recalibrated on its page, and every place where a person reads a risk says the new one. */
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { complaintsOf, expectFitToShow, launch, welcome } from './browser';
import { startServer, type TestServer } from './server';

const data = process.env.RISKCURVE_DATA;

interface Trained {
  model: string;
  metrics: Record<'outOfFold' | 'holdout', Record<'calibrationSlope' | 'logLoss', { estimate: number }>>;
}
interface Recalibrated extends Trained {
  version: string;
  isNew: boolean;
  recalibration: { slope: number; intercept: number };
}

describe.skipIf(!data)('recalibrating a model of Pima', () => {
  let server: TestServer;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let complaints: string[];
  let trained: Trained;
  let recalibratedId: string;

  beforeAll(async () => {
    server = await startServer();
    browser = await launch();
    context = await browser.newContext();
    const { signInPath } = await answer<{ signInPath: string }>('sign-in-link');
    page = await welcome(context, server.address + signInPath, { name: 'Ada Okafor', email: 'ada@example.org' });
    complaints = complaintsOf(page);
    const words = ['--outcome', 'outcome', '--positive', '1', '--positive-means', 'have diabetes within 5 years'];
    await server.command('import', path.join(data!, 'pima_diabetes.csv'), '--name', 'Pima', ...words);
    const overfit = ['--epochs', '50', '--learning-rate', '0.01', '--penalty', '1', '--repeats', '2'];
    trained = await answer<Trained>('train', 'Pima', '--name', 'Overfitted', ...overfit);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  async function answer<T>(...words: string[]): Promise<T> {
    const { status, stdout, stderr } = await server.command(...words, '--json');
    expect({ status, stderr }).toMatchObject({ status: 0 });
    return JSON.parse(stdout) as T;
  }
  const main = () => page.locator('main');

  it('is offered with what it would change, and leads to the new version', async () => {
    expect(trained.metrics.outOfFold.calibrationSlope.estimate).toBeLessThan(0.8);
    await page.goto(`${server.address}/models/${trained.model}`);
    await main().getByText('Recalibration is advised').waitFor();
    await main().getByRole('link', { name: 'What it would change' }).click();
    await main().getByRole('heading', { name: 'Recalibration is advised' }).waitFor();
    const card = main().getByRole('region', { name: 'Recalibration is advised' });
    expect(await card.innerText()).toContain('the risks are too extreme, high ones too high and low ones too low');
    expect(await card.innerText()).toContain('helps patients whom it was not fitted to');
    await expectFitToShow(browser, context, page.url(), 'recalibration-offered');
    await card.getByRole('button', { name: 'Recalibrate' }).click();
    await page.waitForURL((url) => url.pathname.startsWith('/models/') && !url.pathname.endsWith(trained.model));
    recalibratedId = new URL(page.url()).pathname.split('/').at(-1)!;
    await main().getByRole('heading', { name: 'Recalibrated', exact: true }).waitFor();
    await expectFitToShow(browser, context, page.url(), 'recalibrated');
  });

  it('is found by the command line as the page made it, better calibrated out of fold', async () => {
    const made = await answer<Recalibrated>('recalibrate', 'Overfitted');
    expect(made).toMatchObject({ model: recalibratedId, isNew: false });
    expect(made.recalibration.slope).toBeLessThan(0.8);
    expect(made.metrics.outOfFold.calibrationSlope.estimate).toBeGreaterThan(0.9);
    const { logLoss } = made.metrics.outOfFold;
    expect(logLoss.estimate).toBeLessThan(trained.metrics.outOfFold.logLoss.estimate);
    const again = await server.command('recalibrate', recalibratedId);
    expect(again).toMatchObject({ status: 1, stderr: expect.stringContaining('is recalibrated already') as string });
    await page.goto(`${server.address}/models/${trained.model}?section=calibration`);
    await main()
      .getByRole('link', { name: /^Overfitted · [0-9a-f]{8}, recalibrated$/ })
      .waitFor();
    await page.goto(`${server.address}/models`);
    expect(await main().getByText('recalibrated', { exact: true }).count()).toBe(1);
  });

  it('shows a patient one risk in the list, on the page, after a what-if and in the report', async () => {
    await page.goto(`${server.address}/patients?model=${recalibratedId}`);
    const first = main().getByRole('row').nth(1);
    const [listed] = /\d+/.exec((await first.innerText()).split('\n').find((line) => line.includes('%')) ?? '') ?? [];
    await first.getByRole('link').first().click();
    await page.waitForURL(/\/patients\/[0-9a-f-]{36}/);
    const risk = page.getByRole('region', { name: 'Risk', exact: true });
    const big = async () => /(\d+)\s*%/.exec(await risk.locator('[aria-live]').first().innerText())![1];
    expect(await big()).toBe(listed);
    expect(await risk.innerText()).toMatch(/Recalibrated\s+slope 0\.\d\d, intercept/);
    const patientId = new URL(page.url()).pathname.split('/').at(-1)!;
    const address = `${server.address}/api/reports/patient?model=${recalibratedId}&patient=${patientId}&format=json`;
    const report = (await (await page.request.get(address)).json()) as {
      panels: { panel: string; risk?: number; recalibration?: { slope: number } }[];
    };
    expect(Math.round(100 * report.panels.find(({ panel }) => panel === 'risk')!.risk!)).toBe(Number(listed));
    expect(report.panels.find(({ panel }) => panel === 'model')!.recalibration!.slope).toBeLessThan(0.8);
    await page.locator('input[type=range]:enabled').first().waitFor();
    await page.getByRole('slider', { name: /glucose/i }).fill('90');
    await risk.getByText('What if', { exact: true }).waitFor();
    expect(await big()).not.toBe(listed);
    await page.getByRole('region', { name: 'What if' }).getByRole('button', { name: 'Reset' }).click();
    await risk.getByText('What if', { exact: true }).waitFor({ state: 'detached' });
    expect(await big()).toBe(listed);
  });

  it('is compared with what it came from, patient by patient', async () => {
    await page.goto(`${server.address}/models/${recalibratedId}`);
    await main()
      .getByText(/^Every number of this version is recalibrated: slope 0/)
      .waitFor();
    await main().getByRole('link', { name: 'What that changed' }).click();
    await main().getByRole('link', { name: 'Compare both, patient by patient' }).click();
    await page.waitForURL(/\/compare\?/);
    await main().getByText('sBQC, recalibrated').first().waitFor();
    expect(complaints).toEqual([]);
  });
});
