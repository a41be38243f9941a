import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = path.resolve(import.meta.dirname, '../..');

/**
 * A module of this folder in one bundle, as esbuild makes the product's programs: loaded file by file, through a loader that keeps the names
 * of functions, the same code takes a quarter more time.
 */
export async function importBundled<Module>(name: string): Promise<Module> {
  const outfile = path.join(root, 'dist/benchmarks', `${name}.mjs`);
  await mkdir(path.dirname(outfile), { recursive: true });
  await build({
    absWorkingDir: root,
    entryPoints: [`tests/benchmarks/${name}.ts`],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    tsconfig: 'tsconfig.json',
    logLevel: 'error',
  });
  return (await import(pathToFileURL(outfile).href)) as Module;
}
