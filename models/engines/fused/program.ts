/** Where the built parts of the fused engine lie: `dist/`, beside the programs, whoever asks. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface FusedProgram {
  readonly kernel: WebAssembly.Module;
  /** What runs on each thread. */
  readonly threadFile: string;
}

/**
 * Looks upwards from this file (a source, a program in dist or one of its chunks) for the folder `dist`.
 *
 * @throws Error in one sentence where it was never built or the processor has no SIMD.
 */
export function loadFusedProgram(): FusedProgram {
  const folder = findBuiltFolder();
  if (!folder) throw new Error('its kernel is not built; run npm run build');
  return { kernel: compile(readFileSync(path.join(folder, KERNEL))), threadFile: path.join(folder, THREAD) };
}

const KERNEL = 'fused.wasm';
const THREAD = 'fused-thread.mjs';

function findBuiltFolder(): string | null {
  for (let folder = import.meta.dirname; ; folder = path.dirname(folder)) {
    const built = path.join(folder, 'dist');
    if ([KERNEL, THREAD].every((file) => existsSync(path.join(built, file)))) return built;
    if (folder === path.dirname(folder)) return null;
  }
}

function compile(bytes: Uint8Array<ArrayBuffer>): WebAssembly.Module {
  try {
    return new WebAssembly.Module(bytes);
  } catch {
    throw new Error('WebAssembly on this processor has no SIMD');
  }
}
