/** The HTML report as a reader gets it: a file on a disk, opened in a real Chromium without any server. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildReportContent } from '@/lib/report/build-content';
import { panelOf } from '@/lib/report/content';
import { buildModelCard } from '@/lib/report/model-card/build-card';
import { renderCard } from '@/lib/report/model-card/render-card';
import { renderReport } from '@/lib/report/render-report';
import { fixtureInput } from '../support/report-fixture';
import { complaintsOf, expectFitToShow, launch } from './browser';

const report = buildReportContent(fixtureInput());
let browser: Browser;
let folder: string;
let address: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'riskcurve-report-file-'));
  const file = path.join(folder, 'report.html');
  await writeFile(file, await renderReport(report, 'html'));
  address = pathToFileURL(file).href;
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

async function open(
  options: { javaScriptEnabled?: boolean } = {},
): Promise<{ page: Page; asked: string[]; complaints: string[] }> {
  const page = await (await browser.newContext(options)).newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const complaints = complaintsOf(page);
  await page.goto(address);
  return { page, asked: asked.filter((url) => url !== address && !url.startsWith('data:')), complaints };
}

describe('the HTML report on a disk', () => {
  it('asks for nothing, complains of nothing, and reads a curve out to pointer and keys', async () => {
    const { page, asked, complaints } = await open();
    const curve = panelOf(report, 'riskCurves').curves.find(
      ({ at, feature }) => at !== null && feature.definition.kind === 'numeric',
    )!;
    const slider = page.getByRole('slider', { name: `Risk along ${curve.feature.definition.label}` });
    const words = () => slider.getAttribute('aria-valuetext');
    const own = await words();
    const risk = Math.round(100 * panelOf(report, 'risk').risk);
    expect(own).toMatch(new RegExp(`^At .*: ${risk}\\s%, interval \\d+ to \\d+\\s%$`));
    await slider.focus();
    await page.keyboard.press('Home');
    const percent = String(Math.round(100 * curve.risk[0]!));
    expect(await words()).toMatch(new RegExp(`: ${percent}\\s%, interval`));
    await page.keyboard.press('ArrowRight');
    expect(await slider.getAttribute('aria-valuenow')).toBe('1');
    await page.keyboard.press('Escape');
    expect(await words()).toBe(own);
    const box = (await slider.locator('svg').boundingBox())!;
    await page.mouse.move(box.x + box.width - 2, box.y + box.height / 2);
    expect(await slider.getAttribute('aria-valuenow')).toBe(String(curve.values.length - 1));
    expect(await slider.locator('.readout').textContent()).toBe(await words());
    expect({ asked, complaints }).toEqual({ asked: [], complaints: [] });
  });

  it('lacks only the readout where scripts are off', async () => {
    const { page } = await open({ javaScriptEnabled: false });
    expect(await page.getByRole('slider').count()).toBe(0);
    expect(await page.locator('svg.chart').count()).toBe(2 + 5 + 5 + 1); // icons and place, both kinds of curves, contributions
    await page.getByText('Show the numbers').first().click();
    expect(await page.getByRole('table').count()).toBeGreaterThan(0);
  });

  it('is fit to show at both widths and in both themes', async () => {
    await expectFitToShow(browser, await browser.newContext(), address, 'report-file');
  });

  it('has a model card beside it that is as fit to show', async () => {
    const { identifier, createdAt, cohort, model } = fixtureInput();
    const card = buildModelCard({
      ...{ identifier, createdAt },
      cohort: { ...cohort, sourceName: 'a.csv', sourceSha256: 'e'.repeat(64), importedAt: createdAt, leftOut: [] },
      model: {
        ...{ ...model, publishedAt: createdAt, retiredAt: null },
        publications: [{ ...model.publication!, endedAt: null, endReason: null, next: null }],
      },
    });
    const file = path.join(folder, 'card.html');
    await writeFile(file, await renderCard(card, 'html'));
    await expectFitToShow(browser, await browser.newContext(), pathToFileURL(file).href, 'model-card-file');
  });

  it('prints no card wider than the paper', async () => {
    const { page } = await open();
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 703, height: 1000 }); // A4 less its margins, in CSS pixels
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(sideways).toBeLessThanOrEqual(0);
    expect(await page.locator('.readout:visible, details:visible').count()).toBe(0);
  });
});
