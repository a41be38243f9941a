/** The kernel of inference, dist/inference.wasm (AssemblyScript, models/inference/kernel): the command line and the server read it there, the browser asks the server. */
import path from 'node:path';
import { isOlder, newestChange, writeWhole } from './bundle-files.mjs';
import { compileKernel } from './compile-kernel.mjs';

const root = path.resolve(import.meta.dirname, '..');
const sources = path.join(root, 'models/inference/kernel');
const kernelFile = path.join(root, 'dist/inference.wasm');
const makers = [import.meta.filename, path.join(root, 'scripts/compile-kernel.mjs')];

/** Builds the kernel where it is out of date and resolves to the files written. Throws with the compiler's messages where it refuses a source. */
export async function bundleInference({ force = false } = {}) {
  if (!force && !isOlder(kernelFile, newestChange([...makers, sources]))) return [];
  writeWhole({ path: kernelFile, contents: await compileKernel(sources) });
  return [path.relative(root, kernelFile)];
}
