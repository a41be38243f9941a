/**
 * The built parts of the fused engine: its kernel dist/fused.wasm (AssemblyScript, models/engines/fused/kernel), compiled in seconds, and
 * what runs on each of its threads, dist/fused-thread.mjs.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isOlder, newestChange, writeWhole } from './bundle-files.mjs';

const root = path.resolve(import.meta.dirname, '..');
const kernelFolder = path.join(root, 'models/engines/fused/kernel');
const kernelFile = path.join(root, 'dist/fused.wasm');
const threadFile = path.join(root, 'dist/fused-thread.mjs');

/** Builds what is out of date and resolves to the files written. Throws with the compiler's messages where it refuses a source. */
export async function bundleFused({ force = false } = {}) {
  const written = [];
  const isStale = (file, places) => force || isOlder(file, newestChange([import.meta.filename, ...places]));
  if (isStale(kernelFile, [kernelFolder])) {
    writeWhole({ path: kernelFile, contents: await compileKernel() });
    written.push(kernelFile);
  }
  if (isStale(threadFile, [path.join(root, 'models'), path.join(root, 'package.json')])) {
    writeWhole({ path: threadFile, contents: await bundleThread() });
    written.push(threadFile);
  }
  return written.map((file) => path.relative(root, file));
}

/** The sources end in `.as`, for they are no TypeScript, while the compiler asks for `.ts`: it is handed the one for the other. */
async function compileKernel() {
  const asc = await import('assemblyscript/asc');
  const options = ['-O3', '--noAssert', '--converge', '--runtime', 'stub', '--enable', 'simd'];
  let bytes = null;
  const { error, stderr } = await asc.main(['index.ts', '--outFile', 'fused.wasm', ...options], {
    readFile: (name, base) => {
      try {
        return readFileSync(path.resolve(kernelFolder, base, name.replace(/\.ts$/, '.as')), 'utf8');
      } catch {
        return null; // the compiler asks in several places
      }
    },
    writeFile: (_, contents) => {
      bytes = contents;
    },
    listFiles: () => [],
  });
  if (error || !bytes) throw new Error(`the kernel of the fused engine does not compile\n${stderr.toString()}`);
  return bytes;
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
