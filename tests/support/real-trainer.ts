import path from 'node:path';
import { build } from 'esbuild';

const root = path.resolve(import.meta.dirname, '../..');

/** Bundles the real trainer for a test, inside the project so that it finds its packages. Returns the file. */
export async function bundleTrainer(): Promise<string> {
  const outfile = path.join(root, 'node_modules/.cache/riskcurve', `trainer-${process.pid}.mjs`);
  await build({
    entryPoints: [path.join(root, 'models/trainer/main.ts')],
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
