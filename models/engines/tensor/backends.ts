/** The backends of TensorFlow.js, tried in order until one works. No failure is silent: each try says what it found. */
import { cpus } from 'node:os';
import {
  backendOrder,
  type BackendName,
  type BackendOptions,
  type BackendTry,
  type LoadedBackend,
  type RawBackend,
} from './backend';
import { loadNodeBackend } from './load-node';
import { loadWebGpu } from './load-webgpu';
import type { TensorFlow } from './tensorflow';

const loaders: Record<BackendName, (options: BackendOptions) => Promise<RawBackend>> = {
  'node-gpu': () => loadNodeBackend('@tensorflow/tfjs-node-gpu', true),
  webgpu: (options) => loadWebGpu(options.allowSoftwareAdapter ?? false),
  node: () => loadNodeBackend('@tensorflow/tfjs-node', false),
  wasm: loadWasm,
  cpu: async () => ({
    tf: await import('@tensorflow/tfjs'),
    registeredName: 'cpu',
    device: `${processor()}, plain JavaScript`,
  }),
};

/** Tries the backends in order; `loaded` is the first that works, `tried` tells of it and of all before it. */
export async function loadBackend(
  options: BackendOptions = {},
): Promise<{ loaded: LoadedBackend | null; tried: BackendTry[] }> {
  const tried: BackendTry[] = [];
  for (const name of options.order ?? backendOrder) {
    try {
      const loaded = await prepare(name, await loaders[name](options));
      tried.push({ backend: name, available: true, reason: loaded.device });
      return { loaded, tried };
    } catch (error) {
      tried.push({ backend: name, available: false, reason: reasonOf(error) });
    }
  }
  return { loaded: null, tried };
}

async function prepare(name: BackendName, raw: RawBackend): Promise<LoadedBackend> {
  const { tf, registeredName } = raw;
  const activate = async (): Promise<void> => {
    // setBackend may answer false, or leave the old backend in place, without throwing
    if (tf.getBackend() !== registeredName && !(await tf.setBackend(registeredName)))
      throw new Error('TensorFlow.js refused it');
    await tf.ready();
    if (tf.getBackend() !== registeredName) throw new Error(`TensorFlow.js took ${tf.getBackend()} instead`);
  };
  const release = raw.release ?? (() => undefined);
  let takeFault = (): string | null => null;
  try {
    await withoutNewCrashHandlers(activate);
    takeFault = raw.watch?.() ?? takeFault;
    await probe(tf);
  } catch (error) {
    release();
    throw error;
  }
  const { device, isSoftware = false } = raw;
  return { name, device, isSoftware, tf, activate, takeFault, release };
}

/** The WebAssembly backend adds process-wide handlers that turn any stray error into a crash; the host decides that, so they go again. */
async function withoutNewCrashHandlers(work: () => Promise<void>): Promise<void> {
  const events = ['uncaughtException', 'unhandledRejection'] as const;
  const before = events.map((event) => new Set(process.rawListeners(event)));
  await work();
  events.forEach((event, position) => {
    for (const listener of process.rawListeners(event)) {
      if (!before[position]!.has(listener)) process.removeListener(event, listener as () => void);
    }
  });
}

/** A product large enough not to be computed aside on the CPU, with a known answer. */
async function probe(tf: TensorFlow): Promise<void> {
  const size = 64;
  const product = tf.tidy(() => tf.sum(tf.matMul(tf.ones([size, size]), tf.fill([size, size], 2))));
  const [sum] = await product.data();
  product.dispose();
  if (sum !== 2 * size ** 3)
    throw new Error(`it computes wrongly: a product came to ${sum} instead of ${2 * size ** 3}`);
}

async function loadWasm(): Promise<RawBackend> {
  const tf = await import('@tensorflow/tfjs');
  await import('@tensorflow/tfjs-backend-wasm');
  const simd = (await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT')) as boolean;
  return {
    tf,
    registeredName: 'wasm',
    device: `${processor()}, WebAssembly ${simd ? 'with' : 'without'} SIMD, one thread`,
  };
}

function processor(): string {
  return cpus()[0]?.model.trim() || process.arch;
}

/** One line, without the stack and the advice that the packages print. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n')[0]!.trim();
}
