/** An analyst imports: the flipped heart file in disguise is caught and mended, a file of the house is looked through, a known cohort comes by itself. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { complaintsOf, expectFitToShow, launch, welcome } from './browser';
import { startServer, type TestServer } from './server';

const data = process.env.RISKCURVE_DATA;

describe.skipIf(!data)('the import page', () => {
  let server: TestServer;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    server = await startServer();
    browser = await launch();
    context = await browser.newContext();
    const { stdout } = await server.command('sign-in-link', '--json');
    const { signInPath } = JSON.parse(stdout) as { signInPath: string };
    page = await welcome(context, server.address + signInPath, { name: 'Ada Okafor', email: 'ada@example.org' });
    complaints = complaintsOf(page);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** Kaggle's heart file under other names, in another order of columns and rows, and two thirds of them. */
  const disguisedHeart = async (): Promise<string> => {
    const [header, ...rows] = (await readFile(path.join(data!, 'heart_kaggle.csv'), 'utf8'))
      .replace('\uFEFF', '')
      .trim()
      .split('\n');
    const names = header!.split(',').map((name, index) => (name === 'target' ? 'disease' : `measure ${index + 1}`));
    const turned = rows.filter((_, row) => row % 3 !== 0).map((row) => row.split(',').reverse().join(','));
    const file = path.join(server.home, 'our-patients.csv');
    await writeFile(file, [names.reverse().join(','), ...turned.reverse()].join('\n'));
    return file;
  };

  /** A file such as a ward keeps: who it is, when it was, a mark for missing, and a column that gives the outcome away. */
  const wardFile = async (): Promise<string> => {
    const rows = Array.from({ length: 200 }, (_, row) => {
      const died = row % 4 === 0 ? 1 : 0;
      const bmi = row % 9 === 0 ? '0' : `${20 + (row % 15)},${row % 10}`;
      return [
        `${700000 + 13 * row}`,
        `p${row}@clinic.example`,
        `${1 + (row % 28)}.03.2021`,
        40 + ((row * 7) % 45),
        bmi,
        row % 30 === 0 ? 999 : 50 + (row % 60),
        died === 1 ? 'autopsy' : 'home',
        died,
      ].join(';');
    });
    const file = path.join(server.home, 'ward.csv');
    await writeFile(file, `\uFEFFcase;e-mail;admitted;age;bmi;heart rate;left to;died\r\n${rows.join('\r\n')}\r\n`);
    return file;
  };

  const openFile = async (on: Page, file: string) => {
    await on.setInputFiles('input[type=file]', file);
    await on.getByLabel('Outcome column').waitFor();
  };
  const importPage = () => page.goto(`${server.address}/cohorts/import`);

  it('catches the flipped heart file in disguise, says how one sees it, and mends it with one press', async () => {
    await importPage();
    await openFile(page, await disguisedHeart());
    expect(await page.getByText(/recognised as/).count()).toBe(0);
    await page.getByLabel('Outcome column').selectOption('disease');
    await page.getByRole('checkbox', { name: /^1 \(/ }).check();
    await page.getByLabel('Positive means').fill('have heart disease');
    await page.getByLabel('Negative means').fill('do not have heart disease');
    const warning = page.getByRole('alert').filter({ hasText: 'the wrong way round' });
    await warning.waitFor();
    const text = await warning.innerText();
    expect(text).toMatch(/patients with disease = 1 are those who do not have heart disease/);
    expect(text).toMatch(/Your words say the opposite: “have heart disease”/);
    expect(text).toMatch(/Maximum heart rate reached, beats\/min\s+1(5|6)\d\s+1(3|4)\d/);
    await warning.getByRole('button', { name: 'Count disease = 0 as positive' }).press('Enter');
    await warning.waitFor({ state: 'detached' });
    expect(await page.getByRole('checkbox', { name: /^0 \(/ }).isChecked()).toBe(true);
    expect(await page.getByRole('checkbox', { name: /^1 \(/ }).isChecked()).toBe(false);
    await page.getByRole('button', { name: 'Import 202 patients' }).click();
    await page.getByRole('link', { name: 'Look at the cohort' }).click();
    await page.getByRole('heading', { name: 'our-patients', level: 1 }).waitFor();
    const main = await page.locator('main').innerText();
    expect(main).toMatch(/Enough patients\?[\s\S]*Small for these features/);
    expect(main).toContain('disease = 0');
  });

  it('takes the true words instead, where the values are to stay', async () => {
    await importPage();
    await openFile(page, path.join(data!, 'heart_kaggle.csv'));
    await page.getByRole('checkbox', { name: /^0 \(/ }).uncheck();
    await page.getByRole('checkbox', { name: /^1 \(/ }).check();
    const warning = page.getByRole('alert').filter({ hasText: 'the wrong way round' });
    await warning.getByRole('button', { name: /^Keep target = 1/ }).click();
    await warning.waitFor({ state: 'detached' });
    expect(await page.getByLabel('Positive means').inputValue()).toMatch(/^do not have heart disease/);
    expect(await page.getByLabel('Negative means').inputValue()).toMatch(/^have heart disease/);
  });

  it("looks through a ward's file: who, when, missing, leak", async () => {
    await importPage();
    await openFile(page, await wardFile());
    for (const column of ['case', 'e-mail', 'admitted'])
      expect(await page.getByLabel(`Kind of ${column}`).inputValue()).toBe('leftOut');
    await page.getByText(/commas were read as decimal points in bmi/i).waitFor();
    for (const [column, unit] of [
      ['age', 'years'],
      ['bmi', 'kg/m²'],
      ['heart rate', 'beats/min'],
    ])
      // prettier-ignore
      expect(await page.getByLabel(`Unit of ${column}`, { exact: true }).inputValue()).toBe(unit);
    await page.getByRole('button', { name: 'Count zero as missing in bmi' }).click();
    expect(await page.getByLabel(/^Zero means missing in bmi/).isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Count 999 as missing in heart rate' }).click();
    await page.getByRole('button', { name: 'Details of heart rate' }).press('Enter');
    expect(await page.getByLabel('Values that mean not measured in heart rate').inputValue()).toBe('999');
    await page.getByLabel('Outcome column').selectOption('died');
    await page.getByRole('checkbox', { name: /^1 \(/ }).check();
    await page.getByText(/It alone tells the outcome almost perfectly/).waitFor();
    await page.getByRole('button', { name: 'Leave it out in left to' }).click();
    expect(await page.getByLabel('Kind of left to').inputValue()).toBe('leftOut');
    await page.getByText(/Positive are \d+.% of those with \d+ to \d+ beats\/min/).waitFor();
    await page.getByLabel('Positive means').fill('die in hospital');
    await page.getByLabel('Negative means').fill('leave hospital alive');
    await page.getByRole('button', { name: 'Import 200 patients' }).click();
    await page.getByRole('link', { name: 'Look at the cohort' }).click();
    await page.getByRole('heading', { name: 'ward', level: 1 }).waitFor();
    const features = await page.getByRole('table', { name: 'Features' }).innerText();
    expect(features).toMatch(/Bmi[\s\S]*kg\/m²[\s\S]*11\.5.% \(23\)/);
    expect(features).toMatch(/Heart rate[\s\S]*3\.5.% \(7\)/);
  });

  it('brings a known cohort with its units, marks and words', async () => {
    await importPage();
    await page.getByRole('button', { name: 'Import Pima Indians diabetes' }).click();
    await page.getByText('recognised as Pima Indians diabetes').waitFor();
    expect(await page.getByLabel('Positive means').inputValue()).toBe('have diabetes within 5 years');
    await page.getByRole('button', { name: 'Import 768 patients' }).click();
    await page.getByText('Pima Indians diabetes is imported').waitFor();
    expect(complaints).toEqual([]);
  });

  it('is fit to show', async () => {
    const file = await wardFile();
    await expectFitToShow(browser, context, `${server.address}/cohorts/import`, 'import-start');
    await expectFitToShow(browser, context, `${server.address}/cohorts/import`, 'import-heart', async (shown) => {
      await openFile(shown, path.join(data!, 'heart_kaggle.csv'));
      await shown.getByRole('checkbox', { name: /^0 \(/ }).uncheck();
      await shown.getByRole('checkbox', { name: /^1 \(/ }).check();
      await shown.getByText('the wrong way round').first().waitFor();
      await shown.getByRole('button', { name: 'Details of thalach' }).click();
      await shown.getByRole('button', { name: 'Details of cp' }).click();
    });
    await expectFitToShow(browser, context, `${server.address}/cohorts/import`, 'import-ward', async (shown) => {
      await openFile(shown, file);
      await shown.getByLabel('Outcome column').selectOption('died');
      await shown.getByRole('checkbox', { name: /^1 \(/ }).check();
      await shown.getByText(/AUROC/).first().waitFor();
    });
  });
});
