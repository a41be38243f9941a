/** What runs beside the web application: dist/cli.mjs, dist/trainer.mjs and dist/reproducer.mjs, bundled by esbuild in milliseconds, the fused engine and the kernel of inference. */
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { isOlder, newestChange, writeWhole } from './bundle-files.mjs';
import { bundleFused } from './bundle-fused.mjs';
import { bundleInference } from './bundle-inference.mjs';

const root = path.resolve(import.meta.dirname, '..');
const programs = [
  { name: 'cli', entry: 'lib/cli/main.ts' },
  { name: 'trainer', entry: 'models/trainer/main.ts' },
  { name: 'reproducer', entry: 'lib/reproduction/process/main.ts' },
];
const outputOf = (name) => `dist/${name}.mjs`;
const sources = ['lib', 'models', 'db', 'app/components', 'tsconfig.json', 'package.json', 'scripts/bundle.mjs'];

/**
 * Bundles where anything is out of date, each file whole or not at all: a program that runs meanwhile never sees half a
 * file. Resolves to the programs that were written. Throws where esbuild is not installed (a production installation) and something is out of date.
 */
export async function bundle({ force = false } = {}) {
  const kernels = [...(await bundleFused({ force })), ...(await bundleInference({ force }))];
  const newest = newestChange(sources.map((source) => path.join(root, source)));
  const present = programs.filter(({ entry }) => existsSync(path.join(root, entry)));
  const isStale = ({ name }) => isOlder(path.join(root, outputOf(name)), newest);
  if (!force && !present.some(isStale)) return kernels;
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(present.map(({ name, entry }) => [name, entry])),
    outdir: 'dist',
    outExtension: { '.js': '.mjs' },
    chunkNames: 'chunks/[name]-[hash]',
    // What a command does not need (the PDF renderer, a database driver) is not loaded with it.
    splitting: true,
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    tsconfig: 'tsconfig.json',
    jsx: 'automatic',
    logLevel: 'error',
  });
  const isChunk = ({ path: file }) => path.basename(path.dirname(file)) === 'chunks';
  const chunks = outputFiles.filter(isChunk);
  const entries = outputFiles.filter((file) => !isChunk(file));
  for (const file of [...chunks, ...entries]) writeWhole(file); // chunks first: an entry never names one that is not there
  removeOldChunks(new Set(chunks.map(({ path: file }) => path.basename(file))));
  return [...kernels, ...present.map(({ name }) => outputOf(name))];
}

/** A program that was started before may still ask for a chunk of its own; a day later it no longer does. */
function removeOldChunks(current) {
  const folder = path.join(root, 'dist/chunks');
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    if (!current.has(name) && Date.now() - statSync(file).mtimeMs > 86_400_000) rmSync(file, { force: true });
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const file of await bundle({ force: true })) process.stdout.write(`${file}\n`);
}
