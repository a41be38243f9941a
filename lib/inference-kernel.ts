import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from './project-root';

let compiled: Promise<WebAssembly.Module | null> | null = null;

/**
 * The compiled kernel of inference, dist/inference.wasm, read once. Null where it is not built or this processor's WebAssembly has no
 * SIMD: the plain path gives the same numbers.
 */
export function getInferenceKernel(): Promise<WebAssembly.Module | null> {
  compiled ??= compile();
  return compiled;
}

async function compile(): Promise<WebAssembly.Module | null> {
  try {
    const bytes = await readFile(path.join(projectRoot(), 'dist', 'inference.wasm'));
    return await WebAssembly.compile(new Uint8Array(bytes));
  } catch {
    return null;
  }
}
