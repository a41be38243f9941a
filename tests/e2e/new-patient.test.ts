/** A clinician enters a patient, compares models, looks back and scores a file, on models trained on real cohorts, in a real browser. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { complaintsOf, expectFitToShow } from './browser';
import { openClinic, type Clinic } from './clinic';

const data = process.env.RISKCURVE_DATA;

describe.skipIf(!data)('a patient who is not in the cohort', () => {
  let clinic: Clinic;
  let complaints: string[];
  beforeAll(async () => {
    clinic = await openClinic(data!, [['Pima', '--loss', 'bqc', '--repeats', '2']]);
    complaints = complaintsOf(clinic.page);
  });
  afterAll(() => clinic?.close());

  const risk = () => clinic.page.getByRole('region', { name: 'Risk', exact: true });
  const riskOf = async () => Number(/(\d+)\s*%\s+\d+ to \d+\s*%/.exec(await risk().innerText())![1]);
  const show = (address: string, name: string) =>
    expectFitToShow(clinic.browser, clinic.context, `${clinic.server.address}${address}`, name);
  /** Opens the form for the newest model of a cohort. */
  const openForm = async (cohort: string) => {
    const { page, server } = clinic;
    await page.goto(`${server.address}/patients`);
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'New patient' }).click();
    await page.waitForURL(/\/patients\/new/);
    const models = page.getByLabel('Model');
    const option = await models.locator('option', { hasText: `${cohort}: ${cohort}-sbqc` }).getAttribute('value');
    if ((await models.inputValue()) !== option) {
      await models.selectOption(option);
      await page.waitForURL(new RegExp(`model=${option}`));
    }
  };

  it('is judged at every stroke, in either unit, saved, corrected, reported on and deleted', async () => {
    const { page } = clinic;
    await openForm('Pima');
    await page.getByText('No value entered yet.').waitFor();
    await show('/patients/new', 'new-patient-empty');
    const glucose = page.getByLabel('Plasma glucose, 2 h tolerance test', { exact: true });
    await glucose.fill('90');
    await page.getByText('1 of 8 measured').waitFor();
    await page.getByLabel('Body mass index', { exact: true }).fill('33.6');
    await page.getByLabel('Age', { exact: true }).fill('50');
    await risk()
      .getByText(/Age 50/)
      .waitFor(); // the answer to the last stroke
    const low = await riskOf();
    await glucose.fill('190');
    await expect.poll(riskOf).toBeGreaterThan(low + 15);
    const high = await riskOf();
    // the same in the other unit: what was typed keeps its value
    await page.getByLabel('Unit of Plasma glucose').selectOption({ label: 'mmol/l' });
    expect(await glucose.inputValue()).toBe('10.55');
    expect(await riskOf()).toBe(high);
    await glucose.fill('5');
    await page.getByText('= 90.08').waitFor();
    await expect.poll(riskOf).toBe(low);
    // what cannot be is told and loses nothing
    await glucose.fill('190');
    await page.getByText('must be from 1.11 to 33.3 mmol/l. Until then it counts as not measured.').waitFor();
    expect(await glucose.inputValue()).toBe('190');
    await page.getByRole('button', { name: 'Save patient' }).click();
    await page.getByText(/Correct or empty Plasma glucose.* first/).waitFor();
    await glucose.fill('10');
    await page.getByRole('button', { name: 'Save patient' }).click();
    await page.getByText('Label must not be empty').waitFor();
    expect(await glucose.inputValue()).toBe('10');
    await page.waitForURL(/set=glucose/);
    await show(new URL(page.url()).pathname + new URL(page.url()).search, 'new-patient');

    await page.getByLabel('Label').fill('Bed 12');
    const saved = await riskOf();
    await page.getByRole('button', { name: 'Save patient' }).click();
    await page.waitForURL(/\/patients\/entered\/[0-9a-f-]{36}$/);
    const record = new URL(page.url()).pathname;
    await page.getByText(/Entered by Clara Brandt on .*, not part of the cohort\./).waitFor();
    expect(await riskOf()).toBe(saved);
    await page.getByText('180.2 mg/dl · 10 mmol/l').waitFor();
    await show(record, 'entered-patient');

    // what-if works as for everybody
    await page.locator('input[type=range]:enabled').first().waitFor();
    await page.getByRole('slider', { name: /glucose/i }).fill('90');
    await page.getByRole('region', { name: 'What if' }).waitFor();
    await page.getByRole('button', { name: 'Reset' }).click();

    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export report' }).click();
    await page.getByRole('link', { name: /JSON/ }).click();
    const report = JSON.parse(await readFile(await (await download).path(), 'utf8')) as { title: string };
    expect(report.title).toBe('Risk report for Bed 12');

    await page.getByRole('link', { name: 'Correct values' }).click();
    await page.waitForURL(/\/correct/);
    await page.getByText('3 of 8 measured').waitFor();
    await page.getByLabel('Age', { exact: true }).fill('30');
    await page.getByRole('button', { name: 'Save correction' }).click();
    await page.waitForURL(new RegExp(`${record}$`));
    await page.getByRole('link', { name: 'History' }).click();
    await page.getByText('values corrected: Age').waitFor();
    await page
      .getByText(/^Over 2 assessments/)
      .first()
      .waitFor();
    await show(`${record}/history`, 'entered-history');
    await page.goto(`${clinic.server.address}${record}/compare`);
    await page.getByRole('heading', { name: 'Two models on Bed 12' }).waitFor();
    await page.goto(`${clinic.server.address}${record}/correct`);
    await page.getByText('3 of 8 measured').waitFor();
    await show(`${record}/correct`, 'correct-patient');

    await page.goto(`${clinic.server.address}/patients`);
    await page.getByRole('link', { name: 'Entered patients' }).click();
    await page.waitForURL(/\/patients\/entered$/);
    await page.getByLabel('Search by label').fill('bed');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.waitForURL(/search=bed/);
    await show('/patients/entered', 'entered-patients');
    await page.getByRole('button', { name: 'Delete Bed 12' }).click();
    await page.getByRole('button', { name: 'Delete for good' }).click();
    await page.getByText('Nobody has been entered yet.').waitFor();
    expect((await page.request.get(`${clinic.server.address}${record}`)).status()).toBe(404);
  });

  it('has categories too, and a form that fits a phone', async () => {
    const { page } = clinic;
    await openForm('Cleveland');
    await page.getByLabel('Thallium scan', { exact: true }).selectOption({ label: 'reversible defect' });
    await page.getByLabel('Serum cholesterol', { exact: true }).fill('250');
    await page.waitForURL(/set=chol/);
    const { pathname, search } = new URL(page.url());
    await show(pathname + search, 'new-patient-cleveland');
    const before = await riskOf();
    await page.getByLabel('Thallium scan', { exact: true }).selectOption({ label: 'not measured' });
    await expect.poll(riskOf).not.toBe(before);
    await page.getByRole('button', { name: 'Discard' }).click();
    await page.getByText('No value entered yet.').waitFor();
    expect(await page.getByLabel('Serum cholesterol', { exact: true }).inputValue()).toBe('');
  });

  it('and one of the cohort can be looked at by two models, and back in time', async () => {
    const { page } = clinic;
    await clinic.openPatient('Pima', 'P-0001');
    await page.getByRole('link', { name: 'Compare models' }).click();
    await page.waitForURL(/\/compare/);
    await page.getByText(/^A says \d+\s%/).waitFor();
    await page
      .getByText(/The intervals (do not )?overlap/)
      .first()
      .waitFor();
    expect(await page.getByRole('img', { name: /by both models/ }).count()).toBe(8);
    const { pathname, search } = new URL(page.url());
    await show(pathname + search, 'compare-models');
    await page.getByRole('link', { name: 'P-0001' }).click();
    await page.getByRole('link', { name: 'History' }).click();
    await page.waitForURL(/\/history/);
    expect(await page.getByRole('row').count()).toBe(3);
    await show(new URL(page.url()).pathname, 'patient-history');
    await clinic.openPatient('Cleveland', 'P-0001');
    expect(await page.getByRole('link', { name: 'Compare models' }).count()).toBe(0);
  });

  it('and many of them are scored from a file, as the command line does it', async () => {
    const { page, server } = clinic;
    await openForm('Pima');
    await page.getByRole('link', { name: 'Score a file' }).click();
    await page.waitForURL(/\/patients\/batch/);
    const models = page.getByLabel('Model');
    const option = await models.locator('option', { hasText: 'Pima: Pima-sbqc' }).getAttribute('value');
    if ((await models.inputValue()) !== option) {
      await models.selectOption(option);
      await page.waitForURL(new RegExp(`model=${option}`));
    }
    await show(`/patients/batch?model=${option}`, 'batch');
    const [header, ...rows] = (await readFile(path.join(data!, 'pima_diabetes.csv'), 'utf8')).trim().split(/\r?\n/);
    const choose = async (name: string, lines: readonly string[]) => {
      const file = path.join(server.home, name);
      await writeFile(file, `${[header, ...lines].join('\n')}\n`);
      await page.locator('input[type=file]').setInputFiles(file);
      return file;
    };
    const file = await choose('sound.csv', rows.slice(0, 200));
    await page.getByText('200 of 200 patients judged').waitFor();
    expect(await page.getByRole('row').count()).toBe(101);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download CSV' }).click();
    const { stdout } = await server.command('predict', option!, file);
    expectAlike(await readFile(await (await download).path(), 'utf8'), stdout);
    // problems by line
    await page.getByRole('button', { name: 'Another file' }).click();
    const faulty = rows
      .slice(0, 20)
      .with(3, rows[3]!.replace(/^[^,]*,[^,]*/, '1,high'))
      .with(7, '1,2,3');
    await choose('faulty.csv', faulty);
    await page.getByText('18 of 20 patients judged').waitFor();
    await page.getByText('"high" is not a number').waitFor();
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await page.screenshot({ path: `tests/e2e/.output/batch-faulty-${width}.png`, fullPage: true });
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(
        0,
      );
      expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
    // a large one, while the page goes on answering
    await page.getByRole('button', { name: 'Another file' }).click();
    await choose(
      'large.csv',
      Array.from({ length: 10_000 }, (_, index) => rows[index % rows.length]!),
    );
    await page.getByText('10,000 of 10,000 patients judged').waitFor({ timeout: 120_000 });
    await page.getByText('The first 100 in this order; the CSV holds all 10,000').waitFor();
  });

  it('leaves nothing in the console but what was refused on purpose', () => {
    expect(complaints.filter((complaint) => !/status of 40[04]/.test(complaint))).toEqual([]);
  });
});

/** The same cells; numbers to twelve digits, for the browser's hyperbolic functions may differ from Node's in the last one. */
function expectAlike(found: string, expected: string): void {
  const cellsOf = (text: string) =>
    text.split(/[\n,]/).map((cell) => (/^-?\d/.test(cell) ? Number(cell).toPrecision(12) : cell));
  expect(cellsOf(found)).toEqual(cellsOf(expected));
  expect(cellsOf(expected).length).toBeGreaterThan(1800);
}
