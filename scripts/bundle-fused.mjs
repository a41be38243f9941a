/**
 * The built parts of the fused engine: its kernel dist/fused.wasm (AssemblyScript, models/engines/fused/kernel), compiled in seconds, and
 * what runs on each of its threads, dist/fused-thread.mjs.
 */
import path from 'node:path';
import { isOlder, newestChange, writeWhole } from './bundle-files.mjs';
import { compileKernel } from './compile-kernel.mjs';

const root = path.resolve(import.meta.dirname, '..');
const kernelFolder = path.join(root, 'models/engines/fused/kernel');
const kernelFile = path.join(root, 'dist/fused.wasm');
const threadFile = path.join(root, 'dist/fused-thread.mjs');

/** Builds what is out of date and resolves to the files written. Throws with the compiler's messages where it refuses a source. */
export async function bundleFused({ force = false } = {}) {
  const written = [];
  const makers = [import.meta.filename, path.join(root, 'scripts/compile-kernel.mjs')];
  const isStale = (file, places) => force || isOlder(file, newestChange([...makers, ...places]));
  if (isStale(kernelFile, [kernelFolder])) {
    writeWhole({ path: kernelFile, contents: await compileKernel(kernelFolder) });
    written.push(kernelFile);
  }
  if (isStale(threadFile, [path.join(root, 'models'), path.join(root, 'package.json')])) {
    writeWhole({ path: threadFile, contents: await bundleThread() });
    written.push(threadFile);
  }
  return written.map((file) => path.relative(root, file));
}

async function bundleThread() {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['models/engines/fused/thread.ts'],
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    tsconfig: 'tsconfig.json',
    logLevel: 'error',
  });
  return outputFiles[0].contents;
}
