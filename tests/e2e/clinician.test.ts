/** What a clinician does, on models trained on real cohorts, in a real browser. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { complaintsOf, expectFitToShow } from './browser';
import { openClinic, type Clinic } from './clinic';

const data = process.env.RISKCURVE_DATA;

describe.skipIf(!data)('a clinician', () => {
  let clinic: Clinic;
  let complaints: string[];
  beforeAll(async () => {
    clinic = await openClinic(data!);
    complaints = complaintsOf(clinic.page);
  });
  afterAll(() => clinic?.close());

  const panel = () => clinic.page.getByRole('region', { name: 'Risk', exact: true });
  const riskOf = async () => Number(/(\d+)\s*%\s+\d+ to \d+\s*%/.exec(await panel().innerText())![1]);

  it('changes a value and is answered at once, with the record in sight and a way back', async () => {
    const { page } = clinic;
    await clinic.openPatient('Pima', 'P-0001');
    const recorded = await riskOf();
    const slider = page.getByRole('slider', { name: /glucose/i });
    const exact = page.getByLabel(/glucose.*exact value/i);
    await page.locator('input[type=range]:enabled').first().waitFor();
    await slider.fill('90');
    const bar = page.getByRole('region', { name: 'What if' });
    await bar.waitFor();
    expect(await riskOf()).toBeLessThan(recorded - 10);
    expect(await panel().innerText()).toContain(`As recorded the risk is ${recorded}`);
    expect(await bar.innerText()).toMatch(/148 → 90/);
    const changed = await riskOf();
    // the link holds the change
    await page.waitForURL(/set=glucose/);
    await page.reload();
    await bar.waitFor();
    expect(await riskOf()).toBe(changed);
    // by keyboard: the exact value, then one step of the slider
    await exact.fill('120');
    await page.keyboard.press('Enter');
    await page.getByText('148 → 120').waitFor();
    await slider.focus();
    await page.keyboard.press('ArrowRight');
    await page.getByText('148 → 121').waitFor();
    await exact.fill('9000');
    expect(await exact.getAttribute('aria-invalid')).toBe('true');
    await expectFitToShow(clinic.browser, clinic.context, page.url(), 'what-if');
    await bar.getByRole('button', { name: 'Reset' }).click();
    await bar.waitFor({ state: 'detached' });
    expect(await riskOf()).toBe(recorded);
  });

  it('changes a category, undoes it, and is told of a link that cannot be followed', async () => {
    const { page } = clinic;
    await clinic.openPatient('Cleveland', 'P-0001');
    const recorded = await riskOf();
    const address = page.url();
    await page.locator('input[type=range]:enabled').first().waitFor();
    await page.getByLabel('Thallium scan', { exact: true }).selectOption({ label: 'reversible defect' });
    await page.getByRole('region', { name: 'What if' }).waitFor();
    expect(await riskOf()).not.toBe(recorded);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('region', { name: 'What if' }).waitFor({ state: 'detached' });
    await page.goto(`${address}?set=weight:80`);
    await page.getByText('One change of this link cannot be made here').waitFor();
    expect(await riskOf()).toBe(recorded);
  });

  it('sees why the model says this, tries what would change the verdict, and maps two features', async () => {
    const { page } = clinic;
    await clinic.openPatient('Pima', 'P-0001');
    const recorded = await riskOf();
    await page.getByRole('button', { name: 'Why', exact: true }).click();
    await page.waitForURL(/view=why/);
    const waterfall = page.getByRole('img', { name: /Contributions to the risk/ });
    await waterfall.waitFor();
    expect(await waterfall.getAttribute('aria-label')).toContain(`this patient’s ${recorded}`);
    // the contributions of the table add up to the whole difference
    await page.getByText('Show the numbers').first().click();
    const rows = page.getByRole('region', { name: 'The contributions as numbers' }).locator('tbody tr');
    await rows.last().waitFor();
    const points = (await rows.allTextContents()).map((row) => {
      const found = /([+\u2212]?)([\d.]+) points?$/.exec(row);
      return found === null ? 0 : Number(found[2]) * (found[1] === '\u2212' ? -1 : 1);
    });
    const total = points.at(-1)!;
    expect(Math.abs(points.slice(0, -1).reduce((sum, point) => sum + point, 0) - total)).toBeLessThan(4); // each is rounded
    expect(total).toBeGreaterThan(10);

    const change = page.getByRole('button', { name: 'Try it as a what-if' }).first();
    await change.click();
    await page.getByRole('region', { name: 'What if' }).waitFor();
    expect(await riskOf()).toBeLessThanOrEqual(35); // the threshold it was published with, in whole percents
    await page.getByRole('button', { name: 'Reset' }).click();
    await page.getByRole('button', { name: 'Draw the map' }).click();
    await page.getByRole('img', { name: /Heat map of the risk/ }).waitFor();
    await expectFitToShow(clinic.browser, clinic.context, page.url(), 'patient-why');
  });

  it('finds the most similar patients with what became of them', async () => {
    const { page } = clinic;
    await clinic.openPatient('Cleveland', 'P-0003');
    await page.getByRole('button', { name: 'Similar patients' }).click();
    const table = page.getByRole('table', { name: 'Most similar patients' });
    await table.waitFor();
    const distances = (await table.locator('tbody tr td:nth-child(2)').allInnerTexts()).map(Number);
    expect(distances).toHaveLength(8);
    expect(distances).toEqual([...distances].sort((a, b) => a - b));
    expect(await table.innerText()).not.toContain('P-0003');
    await expectFitToShow(clinic.browser, clinic.context, page.url(), 'patient-similar');
    await table.getByRole('link').first().click();
    await page.waitForURL(/model=/);
  });

  it('leaves nothing in the console', () => {
    expect(complaints).toEqual([]);
  });
});
