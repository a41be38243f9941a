import { readFileSync } from 'node:fs';
import path from 'node:path';
import { bundleInference } from '../../../scripts/bundle-inference.mjs';

/** The kernel of inference as the build makes it. */
export async function inferenceKernel(): Promise<WebAssembly.Module> {
  await bundleInference();
  return new WebAssembly.Module(readFileSync(path.resolve(import.meta.dirname, '../../../dist/inference.wasm')));
}
