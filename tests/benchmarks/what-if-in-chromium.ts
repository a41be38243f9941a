/**
 * The what-if as a clinician's browser runs it: one changed value, all curves of 10 features (Pima's, two of them repeated), 100 members of 100 units, 9 levels, in
 * Chromium under the product's own content security policy; by the kernel and in plain TypeScript in turn.
 *
 *     RISKCURVE_DATA=<folder of the public cohorts> npx tsx tests/benchmarks/what-if-in-chromium.ts [--json] [--chromium /usr/bin/chromium]
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { chromium, type Route } from 'playwright-core';
import { contentSecurityPolicy } from '@/lib/auth/security-headers';
import { withFeatures } from '@/lib/bench/benchmark-cohort';
import { readKnownCohort } from '@/lib/cohort/read-known-cohort';
import { trainInferenceModel } from '@/lib/bench/inference-model';
import { quantileOfSorted, sortedCopy } from '@/models/math/quantile';
import { encodeModel } from '@/models/model-file';
import { bundleInference } from '../../scripts/bundle-inference.mjs';
import type { WhatIfTimes } from './what-if-page';

const root = path.resolve(import.meta.dirname, '../..');
const address = 'http://what-if.test';

export interface Milliseconds {
  readonly median: number;
  /** 95th percentile. */
  readonly p95: number;
  readonly most: number;
}

export interface WhatIfInChromium {
  readonly browser: string;
  readonly features: number;
  readonly members: number;
  readonly changes: number;
  readonly kernel: Milliseconds;
  readonly plain: Milliseconds;
}

/** @throws Error where the browser cannot be started, the kernel does not load, or kernel and plain path disagree */
export async function measureWhatIfInChromium(options: {
  dataFolder: string;
  executablePath?: string;
  nChanges?: number;
}): Promise<WhatIfInChromium> {
  const cohort = await readKnownCohort(options.dataFolder, 'pima');
  const model = await trainInferenceModel({ ...cohort, table: withFeatures(cohort.table, 10) });
  await bundleInference();
  const files = {
    '/model': { contentType: 'application/octet-stream', body: Buffer.from(encodeModel(model)) },
    '/inference.wasm': {
      contentType: 'application/wasm',
      body: await readFile(path.join(root, 'dist/inference.wasm')),
    },
    '/page.js': { contentType: 'text/javascript', body: await bundlePage() },
  };
  const browser = await chromium.launch({ executablePath: options.executablePath ?? '/usr/bin/chromium' });
  try {
    const page = await browser.newPage();
    await page.route(`${address}/**`, (route) => answer(route, files));
    await page.goto(`${address}/`);
    const times = await page.evaluate<WhatIfTimes, number>(
      (nChanges) => (window as unknown as { timeWhatIf(n: number): Promise<WhatIfTimes> }).timeWhatIf(nChanges),
      options.nChanges ?? 300,
    );
    if (!times.agree) throw new Error('the kernel and the plain path do not agree');
    return {
      browser: `Chromium ${browser.version()}`,
      features: model.features.length,
      members: model.members.length,
      changes: times.kernel.length,
      kernel: summaryOf(times.kernel),
      plain: summaryOf(times.plain),
    };
  } finally {
    await browser.close();
  }
}

type Files = Readonly<Record<string, { contentType: string; body: Buffer }>>;

/** Serves the page with the policy that the product's pages have. */
async function answer(route: Route, files: Files): Promise<void> {
  const file = files[new URL(route.request().url()).pathname];
  if (file) return route.fulfill(file);
  const nonce = 'benchmark';
  return route.fulfill({
    contentType: 'text/html',
    headers: { 'content-security-policy': contentSecurityPolicy(nonce, false) },
    body: `<!doctype html><title>What-if</title><script nonce="${nonce}" src="/page.js"></script>`,
  });
}

async function bundlePage(): Promise<Buffer> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['tests/benchmarks/what-if-page.ts'],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2023',
    tsconfig: 'tsconfig.json',
    logLevel: 'error',
  });
  return Buffer.from(outputFiles[0]!.contents);
}

function summaryOf(times: readonly number[]): Milliseconds {
  const sorted = sortedCopy(times);
  return { median: quantileOfSorted(sorted, 0.5), p95: quantileOfSorted(sorted, 0.95), most: sorted.at(-1)! };
}

async function main(): Promise<void> {
  const dataFolder = process.env.RISKCURVE_DATA;
  if (!dataFolder) throw new Error('RISKCURVE_DATA must name the folder of the public cohorts');
  const at = process.argv.indexOf('--chromium');
  const result = await measureWhatIfInChromium({
    dataFolder,
    executablePath: at === -1 ? undefined : process.argv[at + 1],
  });
  if (process.argv.includes('--json')) {
    process.stdout.write(`${JSON.stringify(result)}\n`);
    return;
  }
  const line = (name: string, { median, p95, most }: Milliseconds): string =>
    `| ${[name, median.toFixed(1), p95.toFixed(1), most.toFixed(1)].join(' | ')} |`;
  process.stdout.write(
    [
      `${result.browser}: ${result.changes} changes, ${result.features} features, ${result.members} members`,
      '| milliseconds | median | 95th percentile | most |',
      '|---|---|---|---|',
      line('kernel', result.kernel),
      line('plain TypeScript', result.plain),
      '',
    ].join('\n'),
  );
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
