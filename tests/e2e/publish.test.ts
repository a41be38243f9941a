/** A model from its publication to its retirement, and what a clinician sees at each step. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { complaintsOf, expectFitToShow, launch, welcome } from './browser';
import { startServer, type TestServer } from './server';

const use = 'Simulated adults at a yearly check, to try out who would be called back.';
const changedUse = 'Simulated adults at a check every six months, to try out who would be called back.';

describe('publishing', () => {
  let server: TestServer;
  let browser: Browser;
  let context: BrowserContext;
  let analyst: Page;
  let clinician: Page;
  let complaints: string[];
  /** Ids of the two versions, and a patient's page. */
  const seen = { first: '', second: '', patient: '' };

  beforeAll(async () => {
    server = await startServer();
    browser = await launch();
    context = await browser.newContext();
    analyst = await welcome(context, server.address + (await signInPath()), {
      ...{ name: 'Ada Okafor', email: 'ada@example.org' },
    });
    complaints = complaintsOf(analyst);
    const cohort = (await answerOf('demo-cohort')) as { cohort: string };
    seen.first = ((await answerOf('train', cohort.cohort, '--repeats', '1')) as { model: string }).model;
    seen.second = (
      (await answerOf('train', cohort.cohort, '--repeats', '1', '--seed', '2')) as { model: string }
    ).model;
    const link = await signInPath('--email', 'clara@example.org', '--role', 'clinician');
    clinician = await welcome(await browser.newContext(), server.address + link, { name: 'Clara Brandt' });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  async function answerOf(...words: string[]): Promise<unknown> {
    const { status, stdout, stderr } = await server.command(...words, '--json');
    expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
    return JSON.parse(stdout);
  }
  const signInPath = async (...words: string[]) =>
    ((await answerOf('sign-in-link', ...words)) as { signInPath: string }).signInPath;
  const open = (page: Page, pathname: string) => page.goto(server.address + pathname);
  const textOf = (page: Page) => page.locator('main').innerText();
  const versionOf = (modelId: string) =>
    analyst.request
      .get(`${server.address}/api/models/${modelId}`)
      .then(async (answer) => ((await answer.json()) as { version: string }).version.slice(0, 8));
  const tickAll = async () => {
    for (const box of await analyst.getByRole('checkbox').all()) await box.check();
  };
  /** The version that judges on the patient's page, and what stands there of its use. */
  async function clinicianSees(modelId: string, words: string): Promise<void> {
    await open(clinician, seen.patient);
    const panel = await clinician.getByRole('region', { name: 'Risk', exact: true }).innerText();
    expect(panel).toContain(await versionOf(modelId));
    expect(panel).toContain(words);
  }

  it('needs an intended use and a look at what speaks against it, and loses nothing that was typed', async () => {
    await open(analyst, `/models/${seen.first}/publish?threshold=0.25&basis=costRatio&costRatio=3`);
    expect(await analyst.getByLabel('Threshold in %').inputValue()).toBe('25');
    expect(await analyst.getByLabel('This model is published for').inputValue()).toBe('');
    expect(await textOf(analyst)).toContain('The cohort is simulated');
    await analyst.getByLabel('One missed case is worth').fill('4');
    expect(await analyst.getByLabel('Threshold in %').inputValue()).toBe('20');
    await analyst.getByRole('button', { name: 'Publish', exact: true }).click();
    const refused = await textOf(analyst);
    expect(refused).toContain('The intended use must have 10 to 500 characters, but it has 0');
    expect(refused).toContain('Each serious point has to be ticked before the model is published.');
    expect(await analyst.getByLabel('One missed case is worth').inputValue()).toBe('4');
    expect((await open(clinician, `/models/${seen.first}`))!.status()).toBe(404);
  });

  it('shows the version to clinicians with what it is for', async () => {
    await analyst.getByLabel('This model is published for').fill(use);
    await tickAll();
    await analyst.getByRole('button', { name: 'Publish', exact: true }).click();
    await analyst.waitForURL(`${server.address}/models/${seen.first}`);
    expect(await analyst.locator('h1').innerText()).toContain('published');
    await open(clinician, '/patients');
    const [first] = await clinician.locator('tbody tr a').all();
    seen.patient = new URL((await first!.getAttribute('href'))!, server.address).pathname;
    await clinicianSees(seen.first, `Published for: ${use.replace(/\.$/, '')}`);
    const panel = await clinician.getByRole('region', { name: 'Risk', exact: true }).innerText();
    expect(panel).toContain('a missed case counts as much as 4 false alarms');
  });

  it('replaces it by the next version, beginning with its words', async () => {
    await open(analyst, `/models/${seen.second}/publish`);
    expect(await analyst.getByLabel('This model is published for').inputValue()).toBe(use);
    expect(await textOf(analyst)).toContain(`Version ${await versionOf(seen.first)} disappears for clinicians`);
    await analyst.getByLabel('This model is published for').fill(changedUse);
    await tickAll();
    await analyst.getByRole('button', { name: `Publish and replace ${await versionOf(seen.first)}` }).click();
    await analyst.waitForURL(`${server.address}/models/${seen.second}`);
    await clinicianSees(seen.second, `Published for: ${changedUse.replace(/\.$/, '')}`);
  });

  it('tells a clinician with the earlier version open which one is in use now', async () => {
    await open(clinician, `${seen.patient}?model=${seen.first}`);
    const text = await textOf(clinician);
    expect(text).toMatch(
      new RegExp(
        `${await versionOf(seen.first)} was replaced on .*; version ${await versionOf(seen.second)} is in use now`,
      ),
    );
    const report = `/api/reports/patient?model=${seen.first}&patient=${seen.patient.split('/').at(-1)}&format=pdf`;
    await open(clinician, report);
    expect(new URL(clinician.url()).pathname).toBe(seen.patient);
    expect((await open(clinician, `/models/${seen.first}`))!.status()).toBe(200);
    expect(await clinician.locator('h1').innerText()).toContain('published before');
  });

  it('refuses an analyst who looks at an older state', async () => {
    await open(analyst, `/models/${seen.second}/publish`);
    const other = await context.newPage();
    await open(other, `/models/${seen.second}/publish`);
    await other.getByRole('button', { name: 'Unpublish' }).click();
    await other.getByRole('dialog').getByRole('button', { name: 'Unpublish' }).click();
    await other.getByText('Clinicians see no version of').waitFor();
    await tickAll();
    await analyst.getByRole('button', { name: 'Publish the change' }).click();
    await analyst.getByRole('alert').filter({ hasText: 'was changed by somebody else in the meantime' }).waitFor();
    expect(await analyst.getByLabel('This model is published for').inputValue()).toBe(changedUse);
    await other.getByLabel('This model is published for').fill(changedUse);
    for (const box of await other.getByRole('checkbox').all()) await box.check();
    await other.getByRole('button', { name: 'Publish', exact: true }).click();
    await other.waitForURL(`${server.address}/models/${seen.second}`);
    await other.close();
    complaints.splice(0, complaints.length, ...complaints.filter((line) => !line.includes('409')));
  });

  it('rolls back to the earlier version with its own threshold, for a reason', async () => {
    await open(analyst, `/models/${seen.second}/publish`);
    await analyst.getByRole('link', { name: `Roll back to ${await versionOf(seen.first)}…` }).click();
    await analyst.waitForURL(`${server.address}/models/${seen.first}/publish`);
    expect(await analyst.getByLabel('Threshold in %').inputValue()).toBe('20');
    expect(await analyst.getByLabel('This model is published for').inputValue()).toBe(use);
    await analyst.getByLabel('Reason').fill('too many called back');
    await tickAll();
    await analyst.getByRole('button', { name: `Roll back from ${await versionOf(seen.second)}` }).click();
    await analyst.waitForURL(`${server.address}/models/${seen.first}`);
    await clinicianSees(seen.first, `Published for: ${use.replace(/\.$/, '')}`);
  });

  it('retires a version for good; what it was and said stays readable', async () => {
    await open(analyst, `/models/${seen.second}/publish`);
    await analyst.getByRole('button', { name: 'Retire' }).click();
    await analyst.getByRole('dialog').getByRole('button', { name: 'Retire for good' }).click();
    await analyst.getByText('This version is retired.').waitFor();
    expect(await analyst.getByRole('button', { name: /Publish/ }).count()).toBe(0);
    expect((await open(clinician, `/models/${seen.second}`))!.status()).toBe(200);
    expect(await clinician.locator('h1').innerText()).toContain('retired');
    await open(clinician, `${seen.patient}/history`);
    expect(await clinician.locator('tbody tr').count()).toBe(4);
    await clinicianSees(seen.first, `Published for: ${use.replace(/\.$/, '')}`);
  });

  it('keeps all of it on record: the history, the command line, the trail', async () => {
    await open(analyst, `/models/${seen.first}?section=record`);
    const history = analyst.getByRole('region', { name: 'Publication history' });
    const text = await history.innerText();
    for (const part of ['too many called back', 'Ada Okafor', use, changedUse, 'came back', 'in use']) {
      expect(text).toContain(part);
    }
    expect(await history.getByRole('listitem').count()).toBe(4);
    const { publications } = (await answerOf('publications', seen.first)) as {
      publications: { model: string; endReason: string | null; rollback: boolean }[];
    };
    expect(publications.map(({ model, endReason, rollback }) => [model, endReason, rollback])).toEqual([
      [seen.first, null, true],
      [seen.second, 'rolledBack', false],
      [seen.second, 'unpublished', false],
      [seen.first, 'replaced', false],
    ]);
    await open(analyst, '/audit');
    const trail = await textOf(analyst);
    for (const event of ['Model retired', 'Model rolled back', 'Model unpublished', 'Model published']) {
      expect(trail).toContain(event);
    }
    expect(complaints).toEqual([]);
  });

  it('has pages that are fit to show', async () => {
    await expectFitToShow(browser, context, `${server.address}/models/${seen.first}/publish`, 'publish');
    await expectFitToShow(browser, context, `${server.address}/models/${seen.second}/publish`, 'publish-retired');
    await expectFitToShow(browser, clinician.context(), `${server.address}/models/${seen.second}`, 'model-retired');
  });
});
