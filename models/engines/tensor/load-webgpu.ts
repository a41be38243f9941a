/** Any vendor's GPU through Dawn (`webgpu` on npm) and TensorFlow.js's WebGPU backend. */
import type * as dawn from 'webgpu';
import type { RawBackend } from './backend';
import { noAdapterReason } from './gpu-signs';
import type { TensorFlow } from './tensorflow';

interface AdapterInfo {
  readonly vendor?: string;
  readonly architecture?: string;
  readonly device?: string;
  readonly description?: string;
  readonly isFallbackAdapter?: boolean;
}

interface Adapter {
  readonly info?: AdapterInfo;
  readonly isFallbackAdapter?: boolean;
}

interface Device {
  addEventListener(event: 'uncapturederror', listener: (event: { error: { message: string } }) => void): void;
  readonly lost: Promise<{ message: string }>;
}

interface Gpu {
  requestAdapter(options?: { powerPreference?: 'high-performance' }): Promise<Adapter | null>;
}

const softwareNames = /swiftshader|llvmpipe|lavapipe|softpipe|basic render|software/i;

/**
 * @param allowSoftware whether an adapter that computes on the processor may pass; it is slower than WebAssembly.
 * @throws Error that says why there is no adapter to use.
 */
export async function loadWebGpu(allowSoftware: boolean): Promise<RawBackend> {
  const reason = noAdapterReason();
  if (reason) throw new Error(reason);
  const { create, globals } = await importDawn();
  const restore = lendNavigator(globals, create([]));
  try {
    const gpu = (globalThis.navigator as unknown as { gpu: Gpu }).gpu;
    const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
    if (!adapter) throw new Error('no WebGPU adapter was found (no GPU, or no Vulkan, Metal or Direct3D driver)');
    const device = nameOf(adapter);
    if (!allowSoftware && isSoftware(adapter))
      throw new Error(`the only WebGPU adapter is a program on the processor (${device})`);
    const tf = await import('@tensorflow/tfjs'); // only now: its backend looks for navigator.gpu when it is loaded
    await import('@tensorflow/tfjs-backend-webgpu');
    setFlags(tf);
    return {
      ...{ tf, registeredName: 'webgpu', device, isSoftware: isSoftware(adapter), release: restore },
      watch: () => watchDevice(tf),
    };
  } catch (error) {
    restore();
    throw error;
  }
}

/** The number of MatMulPackedProgram among the backend's programs for a product. */
const PACKED_PRODUCT = 3;

/**
 * A member's bytes must depend neither on its company nor on the day. Left to itself the backend computes small tensors on the processor
 * and takes one of four programs for a product by the size of the whole stack, one of which adds up in whatever order threads come.
 */
function setFlags(tf: TensorFlow): void {
  tf.env().set('WEBGPU_CPU_FORWARD', false);
  tf.env().set('WEBGPU_MATMUL_PROGRAM_TYPE', PACKED_PRODUCT);
}

/** WebGPU throws nothing where memory runs out or a command is refused: it says so in an event, and the numbers come to zero. */
function watchDevice(tf: TensorFlow): () => string | null {
  const { device } = tf.backend() as unknown as { device: Device };
  let refused: string | null = null;
  let lost: string | null = null;
  device.addEventListener('uncapturederror', ({ error }) => (refused ??= firstLine(error.message)));
  void device.lost.then(({ message }) => (lost = `the device was lost: ${firstLine(message)}`));
  return () => {
    const fault = lost ?? refused;
    refused = null;
    return fault;
  };
}

function firstLine(text: string): string {
  return text.split('\n')[0]!.trim();
}

async function importDawn(): Promise<typeof dawn> {
  try {
    return await import('webgpu');
  } catch (error) {
    const message = error instanceof Error ? firstLine(error.message) : String(error);
    throw new Error(`the webgpu package does not load: ${message}`, { cause: error });
  }
}

/** Puts Dawn's classes and a `navigator.gpu` in the global scope; the answer takes the navigator back, which lets the process end. */
function lendNavigator(classes: object, gpu: object): () => void {
  Object.assign(globalThis, classes);
  const before = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
  const value = { gpu, userAgent: `Node.js/${process.versions.node}`, hardwareConcurrency: 1 };
  Object.defineProperty(globalThis, 'navigator', { value, configurable: true });
  return () => {
    if (before) Object.defineProperty(globalThis, 'navigator', before);
    else Reflect.deleteProperty(globalThis, 'navigator');
  };
}

function nameOf({ info }: Adapter): string {
  const words = [info?.description, info?.device, info?.vendor, info?.architecture].filter((word) => word);
  return words.length > 0 ? `${words[0]} through WebGPU` : 'unnamed adapter through WebGPU';
}

function isSoftware({ info, isFallbackAdapter }: Adapter): boolean {
  const words = [info?.description, info?.device, info?.vendor, info?.architecture].join(' ');
  return isFallbackAdapter === true || info?.isFallbackAdapter === true || softwareNames.test(words);
}
