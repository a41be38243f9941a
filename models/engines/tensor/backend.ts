/** What a backend of TensorFlow.js is here. */
import type { TensorFlow } from './tensorflow';

export const backendOrder = ['node-gpu', 'webgpu', 'node', 'wasm', 'cpu'] as const;
export type BackendName = (typeof backendOrder)[number];

/** A backend that is ready and has passed the probe. */
export interface LoadedBackend {
  readonly name: BackendName;
  /** What it computes on, in words. */
  readonly device: string;
  /** A GPU that is a program on the processor: for tests, never for speed. */
  readonly isSoftware: boolean;
  readonly tf: TensorFlow;
  /** Makes it the process's current backend. */
  activate(): Promise<void>;
  /** What the device has refused since the last time it was asked, or null: a GPU may compute zeros instead of throwing. */
  takeFault(): string | null;
  /** Frees what would keep the process alive. */
  release(): void;
}

export interface BackendTry {
  readonly backend: BackendName;
  readonly available: boolean;
  /** Why it is not available, or what it runs on. */
  readonly reason: string;
}

export interface BackendOptions {
  /** Backends to try, in order. */
  readonly order?: readonly BackendName[];
  /** Accept a WebGPU adapter that is a program on the CPU; for tests. */
  readonly allowSoftwareAdapter?: boolean;
}

/** A loader throws an Error whose message is the reason. */
export interface RawBackend {
  readonly tf: TensorFlow;
  /** The name that TensorFlow.js knows it by. */
  readonly registeredName: string;
  readonly device: string;
  readonly isSoftware?: boolean;
  /** Called once the backend is active; gives what tells of its faults. */
  readonly watch?: () => () => string | null;
  readonly release?: () => void;
}
