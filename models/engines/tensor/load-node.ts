/** TensorFlow's own C library through `@tensorflow/tfjs-node-gpu` (CUDA) or `@tensorflow/tfjs-node`. */
import type { RawBackend } from './backend';
import type { TensorFlow } from './tensorflow';

interface NodeKernelBackend {
  readonly isUsingGpuDevice: boolean;
}

/**
 * @param packageName one of the two packages; neither has to be installed or enabled.
 * @throws Error that says why the package cannot serve.
 */
export async function loadNodeBackend(packageName: string, needsGpu: boolean): Promise<RawBackend> {
  const tf = await importPackage(packageName);
  await tf.ready();
  const backend = tf.findBackend('tensorflow') as unknown as NodeKernelBackend | null;
  if (!backend) throw new Error(`${packageName} loaded, but brought no backend`);
  // without a usable GPU the CUDA build computes on the processor, and would pass for one that has it
  if (needsGpu && !backend.isUsingGpuDevice) {
    tf.removeBackend('tensorflow');
    throw new Error(`${packageName} loaded, but its library found no usable NVIDIA GPU`);
  }
  return {
    tf,
    registeredName: 'tensorflow',
    device: needsGpu ? 'NVIDIA GPU through CUDA' : 'processor through libtensorflow',
  };
}

async function importPackage(packageName: string): Promise<TensorFlow> {
  try {
    const loaded = (await import(/* webpackIgnore: true */ /* turbopackIgnore: true */ packageName)) as TensorFlow & {
      default?: TensorFlow;
    };
    return loaded.default ?? loaded;
  } catch (error) {
    throw new Error(explain(packageName, error), { cause: error });
  }
}

function explain(packageName: string, error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (/Cannot find (package|module) '@tensorflow/.test(message)) return `${packageName} is not installed`;
  if (/tfjs_binding\.node|napi-v\d|not supported/.test(message)) {
    return packageName.endsWith('-gpu')
      ? `${packageName} has no library yet; on a machine with an NVIDIA driver run npm run gpu:enable`
      : `${packageName} has no library; install it with its scripts allowed`;
  }
  return `${packageName} does not load: ${message.split('\n')[0]}`;
}
