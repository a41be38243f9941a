let loading: Promise<WebAssembly.Module | null> | null = null;

/**
 * The kernel of inference for `createWhatIf`, in the browser: fetched and compiled once for a page. It is an asset of the build, as the
 * scripts are, and so always of their version. Null where the browser has no WebAssembly with SIMD or the asset cannot be fetched:
 * plain TypeScript gives the same numbers.
 */
export function loadInferenceKernel(): Promise<WebAssembly.Module | null> {
  loading ??= load();
  return loading;
}

async function load(): Promise<WebAssembly.Module | null> {
  try {
    return await WebAssembly.compileStreaming(fetch(new URL('../dist/inference.wasm', import.meta.url)));
  } catch {
    return null;
  }
}
