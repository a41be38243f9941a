import path from 'node:path';
import { build } from 'esbuild';

const root = path.resolve(import.meta.dirname, '../..');

/** Bundles a TypeScript program of this project for a process of its own, within the project so that it finds its packages. Returns the file. */
export async function bundleProgram(entry: string): Promise<string> {
  const name = `${path.basename(entry, '.ts')}-${process.pid}.mjs`;
  const outfile = path.join(root, 'node_modules/.cache/riskcurve', name);
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    target: 'node20',
    logLevel: 'error',
  });
  return outfile;
}
