/** AssemblyScript to WebAssembly. The sources end in `.as`, for they are no TypeScript, while the compiler asks for `.ts`: it is handed the one for the other. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Compiles the `index.as` of a folder and resolves to the bytes. Throws with the compiler's messages where it refuses a source. */
export async function compileKernel(folder) {
  const asc = await import('assemblyscript/asc');
  const options = ['-O3', '--noAssert', '--converge', '--runtime', 'stub', '--enable', 'simd'];
  let bytes = null;
  const { error, stderr } = await asc.main(['index.ts', '--outFile', 'kernel.wasm', ...options], {
    readFile: (name, base) => {
      try {
        return readFileSync(path.resolve(folder, base, name.replace(/\.ts$/, '.as')), 'utf8');
      } catch {
        return null; // the compiler asks in several places
      }
    },
    writeFile: (_, contents) => {
      bytes = contents;
    },
    listFiles: () => [],
  });
  if (error || !bytes) throw new Error(`the kernel in ${folder} does not compile\n${stderr.toString()}`);
  return bytes;
}
