/**
 * `npm test`: types, lint, format, import directions, unused code, unit and database tests, the build, and the browser tests.
 * Ends with "N passed, N failed, N skipped". With CI set, whatever is skipped but a GPU check counts as failed.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from './build.mjs';
import { ensureInstalled, requireNode, root, runNode } from './support.mjs';

const inCi = Boolean(process.env.CI);
const counts = { passed: 0, failed: 0, skipped: 0 };
const skipped = [];
const started = Date.now();

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

function skip(what, why) {
  skipped.push(`${what}: ${why}`);
  if (inCi && !/GPU/.test(what)) counts.failed += 1;
  else counts.skipped += 1;
}

/** One tool, one verdict; its output is shown only where it fails. */
async function check(name, script, args) {
  const since = Date.now();
  const result = await runNode(script, args);
  const passed = result.status === 0;
  counts[passed ? 'passed' : 'failed'] += 1;
  process.stdout.write(`${passed ? 'passed' : 'FAILED'}  ${name} (${seconds(since)})\n`);
  if (!passed) process.stdout.write(`${result.output}\n`);
}

/** A vitest run; every test in it counts. */
async function suite(name, config, env) {
  const since = Date.now();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'riskcurve-test-'));
  const outputFile = path.join(folder, 'result.json');
  const result = await runNode(
    'node_modules/vitest/vitest.mjs',
    ['run', '--config', config, '--reporter=dot', '--reporter=json', `--outputFile.json=${outputFile}`],
    { env },
  );
  const tally = existsSync(outputFile) ? JSON.parse(readFileSync(outputFile, 'utf8')) : null;
  rmSync(folder, { recursive: true });
  const passed = result.status === 0 && tally?.numPassedTests > 0;
  counts.passed += tally?.numPassedTests ?? 0;
  counts.failed += passed ? 0 : Math.max(1, tally?.numFailedTests ?? 1);
  for (const file of tally?.testResults ?? [])
    for (const test of file.assertionResults)
      if (test.status !== 'passed' && test.status !== 'failed') skip(test.fullName, skipReason(test.fullName));
  process.stdout.write(
    `${passed ? 'passed' : 'FAILED'}  ${name}: ${tally?.numPassedTests ?? 0} tests (${seconds(since)})\n`,
  );
  if (!passed) process.stdout.write(`${result.output}\n`);
}

function skipReason(fullName) {
  if (/Python/.test(fullName)) return 'no Python with requests was found; install them or set RISKCURVE_PYTHON';
  if (!process.env.RISKCURVE_DATA) return 'set RISKCURVE_DATA to a folder that holds the public cohorts';
  return /postgres/i.test(fullName) ? 'no PostgreSQL server was found' : 'what it needs is absent on this machine';
}

function findChromium() {
  const places = [
    process.env.RISKCURVE_CHROMIUM,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ];
  return places.find((place) => place && existsSync(place));
}

requireNode();
// Tests start programs in other folders: a relative path would point elsewhere there.
if (process.env.RISKCURVE_DATA) process.env.RISKCURVE_DATA = path.resolve(root, process.env.RISKCURVE_DATA);
await ensureInstalled();
await runNode('node_modules/next/dist/bin/next', ['typegen']);
// Linting takes as long as all the others together.
await Promise.all([
  check('lint', 'node_modules/eslint/bin/eslint.js', ['.', '--max-warnings', '0']),
  (async () => {
    await check('types', 'node_modules/typescript/bin/tsc', ['--noEmit']);
    await check('format', 'node_modules/prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.']);
    await check('import directions', 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs', [
      ...['--config', '.dependency-cruiser.cjs', 'app', 'lib', 'db', 'models'],
    ]);
    await check('unused code', 'node_modules/knip/bin/knip.js', []);
  })(),
]);

const { startPostgres } = await import('./postgres-for-tests.mjs');
const postgres = process.env.RISKCURVE_TEST_DATABASE_URL
  ? { url: process.env.RISKCURVE_TEST_DATABASE_URL, stop: async () => {} }
  : await startPostgres();
try {
  const env = postgres.url ? { RISKCURVE_TEST_DATABASE_URL: postgres.url } : {};
  if (!postgres.url) process.stdout.write(`PostgreSQL: ${postgres.reason}\n`);
  const { bundle } = await import('./bundle.mjs');
  await bundle();
  await suite('unit, database and trainer tests', 'vitest.config.ts', env);

  const chromium = findChromium();
  if (chromium) {
    await build();
    await suite('browser tests', 'vitest.e2e.config.ts', { ...env, RISKCURVE_CHROMIUM: chromium });
  } else {
    skip('browser tests', 'no Chromium was found; install it or set RISKCURVE_CHROMIUM to its path');
  }
} finally {
  await postgres.stop?.();
}

if (skipped.length > 0) process.stdout.write(`Skipped:\n${skipped.map((line) => `  ${line}`).join('\n')}\n`);
process.stdout.write(`All of it took ${seconds(started)}.\n`);
process.stdout.write(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`);
process.exit(counts.failed === 0 ? 0 : 1);
