/** A real Chromium, and what every page must stand: no fault in the console, no sideways scrolling, nothing for axe to find. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, type Page, chromium } from 'playwright-core';
import { expect } from 'vitest';

export const password = 'three calm words 77';

/** Starts the Chromium that RISKCURVE_CHROMIUM names. */
export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env.RISKCURVE_CHROMIUM ?? '/usr/bin/chromium' });

/** Sets name and password behind a one-time link; resolves to the page where the person lands. */
export async function welcome(
  context: BrowserContext,
  link: string,
  person: { name: string; email?: string },
): Promise<Page> {
  const page = await context.newPage();
  await page.goto(link);
  await page.getByLabel('Your name').fill(person.name);
  if (person.email) await page.getByLabel('Email').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByLabel('Password again').fill(password);
  await page.getByRole('button', { name: 'Set password and go on' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/welcome'));
  return page;
}

/** What the console complained of while `work` went on. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return complaints;
}

const output = path.join(import.meta.dirname, '.output');
const themes = ['light', 'dark'] as const;

/**
 * Looks at a page at both widths and in both themes: keeps a picture of each and fails on what a person would stumble over. `prepare`
 * brings the page to the state that is looked at.
 */
export async function expectFitToShow(
  browser: Browser,
  from: BrowserContext,
  address: string,
  name: string,
  prepare: (page: Page) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  await mkdir(output, { recursive: true });
  const storageState = await from.storageState();
  for (const width of [1280, 390]) {
    // both themes at once: each look keeps one core busy
    await Promise.all(themes.map((colorScheme) => look({ width, colorScheme })));
  }

  async function look({ width, colorScheme }: { width: number; colorScheme: (typeof themes)[number] }): Promise<void> {
    const context = await browser.newContext({ storageState, colorScheme, viewport: { width, height: 900 } });
    const page = await context.newPage();
    const complaints = complaintsOf(page);
    await page.goto(address, { waitUntil: 'load' });
    await prepare(page);
    await page.screenshot({ path: path.join(output, `${name}-${width}-${colorScheme}.png`), fullPage: true });
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
    expect({ name, width, colorScheme, complaints, sideways: Math.max(0, sideways), found }).toEqual({
      ...{ name, width, colorScheme },
      complaints: [],
      sideways: 0,
      found: [],
    });
    await context.close();
  }
}
