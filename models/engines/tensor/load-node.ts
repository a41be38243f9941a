/** TensorFlow's own C library through `@tensorflow/tfjs-node-gpu` (CUDA) or `@tensorflow/tfjs-node`. */
import { spawnSync } from 'node:child_process';
import type { RawBackend } from './backend';
import { noLibraryReason } from './gpu-signs';
import type { TensorFlow } from './tensorflow';

interface NodeKernelBackend {
  readonly isUsingGpuDevice: boolean;
}

/**
 * @param packageName one of the two packages; neither has to be installed or enabled.
 * @throws Error that says why the package cannot serve.
 */
export async function loadNodeBackend(packageName: string, needsGpu: boolean): Promise<RawBackend> {
  const reason = noLibraryReason(packageName);
  if (reason) throw new Error(reason);
  if (needsGpu) setUpCuda();
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
    device: needsGpu ? `${nvidiaName()} through CUDA` : 'processor through libtensorflow',
  };
}

/**
 * Read by the CUDA libraries when they start: products in float32 instead of the ten bits of TensorFloat-32, which newer cards take
 * for it unasked; and no more of the card's memory than is needed, so that WebGPU can be tried beside it.
 */
function setUpCuda(): void {
  process.env.NVIDIA_TF32_OVERRIDE ??= '0';
  process.env.TF_FORCE_GPU_ALLOW_GROWTH ??= 'true';
}

function nvidiaName(): string {
  const options = { encoding: 'utf8', timeout: 5000 } as const;
  const { stdout } = spawnSync('nvidia-smi', ['--query-gpu=name', '--format=csv,noheader'], options);
  return stdout?.split('\n')[0]?.trim() || 'NVIDIA GPU';
}

async function importPackage(packageName: string): Promise<TensorFlow> {
  try {
    const loaded = (await import(/* webpackIgnore: true */ /* turbopackIgnore: true */ packageName)) as TensorFlow & {
      default?: TensorFlow;
    };
    return loaded.default ?? loaded;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Error(`${packageName} does not load: ${message.split('\n')[0]}`, { cause: error });
  }
}
