/** The two programs beside the web application: dist/cli.mjs and dist/trainer.mjs, bundled by esbuild in milliseconds. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const root = path.resolve(import.meta.dirname, '..');
const programs = [
  { entry: 'lib/cli/main.ts', output: 'dist/cli.mjs' },
  { entry: 'models/trainer/main.ts', output: 'dist/trainer.mjs' },
];
const sources = ['lib', 'models', 'db', 'app/components', 'tsconfig.json', 'package.json', 'scripts/bundle.mjs'];

/**
 * Bundles what is out of date, whole or not at all: a program that runs meanwhile never sees half a file. Resolves to the
 * files that were written. Throws where esbuild is not installed (a production installation) and something is out of date.
 */
export async function bundle({ force = false } = {}) {
  const newest = newestChange(sources.map((source) => path.join(root, source)));
  const stale = programs.filter(({ entry, output }) => {
    if (!existsSync(path.join(root, entry))) return false;
    const file = path.join(root, output);
    return force || !existsSync(file) || statSync(file).mtimeMs < newest;
  });
  if (stale.length === 0) return [];
  const { build } = await import('esbuild');
  mkdirSync(path.join(root, 'dist'), { recursive: true });
  for (const { entry, output } of stale) await bundleOne(build, entry, output);
  return stale.map(({ output }) => output);
}

async function bundleOne(build, entry, output) {
  const partial = path.join(root, `${output}.${process.pid}.partial.mjs`);
  try {
    await build({
      absWorkingDir: root,
      entryPoints: [entry],
      outfile: partial,
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'esm',
      packages: 'external',
      tsconfig: 'tsconfig.json',
      jsx: 'automatic',
      logLevel: 'error',
    });
    renameSync(partial, path.join(root, output));
  } finally {
    rmSync(partial, { force: true });
  }
}

function newestChange(places) {
  let newest = 0;
  for (const place of places) {
    if (!existsSync(place)) continue;
    const stat = statSync(place);
    newest = Math.max(newest, stat.mtimeMs);
    if (stat.isDirectory())
      newest = Math.max(newest, newestChange(readdirSync(place).map((name) => path.join(place, name))));
  }
  return newest;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const file of await bundle({ force: true })) process.stdout.write(`${file}\n`);
}
