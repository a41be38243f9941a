/** A server with real cohorts, models trained and published on them, and a clinician signed in: where a clinician's tests begin. */
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { launch, welcome } from './browser';
import { startServer, type TestServer } from './server';

export const cohorts = {
  Pima: ['pima_diabetes.csv', 'outcome', '1', 'have diabetes within 5 years'],
  Cleveland: ['heart_cleveland_uci.csv', 'num', '1,2,3,4', 'have coronary artery disease'],
} as const;

export interface Clinic {
  readonly server: TestServer;
  readonly browser: Browser;
  /** The clinician's. */
  readonly context: BrowserContext;
  readonly page: Page;
  /** Opens a patient of a cohort, as a clinician finds one. */
  openPatient(cohort: keyof typeof cohorts, label: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Imports and trains through the command line, publishes as an administrator, and signs a clinician in. `more` are further trainings, each
 * as the words behind `riskcurve train`.
 */
export async function openClinic(data: string, more: readonly (readonly string[])[] = []): Promise<Clinic> {
  const server = await startServer();
  const browser = await launch();
  for (const [name, [file, outcome, positive, means]] of Object.entries(cohorts)) {
    const words = ['--outcome', outcome, '--positive', positive, '--positive-means', means];
    expect(await server.command('import', path.join(data, file), '--name', name, ...words)).toMatchObject({
      status: 0,
    });
    expect(await server.command('train', name, '--repeats', '4')).toMatchObject({ status: 0 });
  }
  for (const words of more) expect(await server.command('train', ...words)).toMatchObject({ status: 0 });
  await publishAll(server, browser);
  const context = await browser.newContext({ acceptDownloads: true });
  const link = await signInPath(server, '--email', 'clara@example.org', '--role', 'clinician');
  const page = await welcome(context, server.address + link, { name: 'Clara Brandt' });
  return {
    server,
    browser,
    context,
    page,
    async openPatient(cohort, label) {
      await page.goto(`${server.address}/patients`);
      await page.getByLabel('Cohort').selectOption({ label: cohort });
      await page.waitForURL(/cohort=/);
      await page.getByLabel('Search by label').fill(label);
      await page.getByRole('button', { name: 'Search' }).click();
      await page.waitForURL(new RegExp(`search=${label}`));
      await page.getByRole('link', { name: label, exact: true }).click();
      await page.waitForURL(/\/patients\/[0-9a-f-]{36}/);
    },
    async close() {
      await browser.close();
      await server.stop();
    },
  };
}

async function publishAll(server: TestServer, browser: Browser): Promise<void> {
  const context = await browser.newContext();
  const page = await welcome(context, server.address + (await signInPath(server)), {
    ...{ name: 'Ada Okafor', email: 'ada@example.org' },
  });
  const { models } = (await (await page.request.get(`${server.address}/api/models`)).json()) as {
    models: { id: string }[];
  };
  const intendedUse = 'Adults of the clinic at a yearly check, whom to send for a test.';
  for (const { id } of models) {
    const answer = await page.request.post(`${server.address}/api/models/${id}/publish`, {
      headers: { origin: server.address },
      data: { threshold: 0.35, thresholdBasis: { kind: 'manual' }, intendedUse },
    });
    expect(answer.status()).toBe(200);
  }
  await context.close();
}

async function signInPath(server: TestServer, ...words: string[]): Promise<string> {
  const { stdout } = await server.command('sign-in-link', ...words, '--json');
  return (JSON.parse(stdout) as { signInPath: string }).signInPath;
}
