/** What can be tried to train with: the fused engine, and the tensor engine on each of its backends. */
import { FusedEngine } from './fused/fused-engine';
import { loadFusedProgram } from './fused/program';
import type { BackendName, BackendOptions, BackendTry } from './tensor/backend';
import { loadBackend } from './tensor/backends';
import { TensorEngine } from './tensor/tensor-engine';
import { noAdapterReason, noLibraryReason } from './tensor/gpu-signs';
import type { TrainingEngine } from './types';

/** The fused engine, or a backend of the tensor engine. */
export type Candidate = 'fused' | BackendName;

/** The GPUs first; of what computes on the processor the fused loop comes first, many times faster than any backend of TensorFlow.js. */
export const candidateOrder: readonly Candidate[] = ['node-gpu', 'webgpu', 'fused', 'node', 'wasm', 'cpu'];

export interface EngineTry extends Omit<BackendTry, 'backend'> {
  readonly backend: Candidate;
}

export interface Attempt {
  /** Null where it does not work. */
  readonly engine: TrainingEngine | null;
  readonly attempt: EngineTry;
}

export type CandidateOptions = Pick<BackendOptions, 'allowSoftwareAdapter'>;

export function isGpu(candidate: Candidate): boolean {
  return candidate === 'node-gpu' || candidate === 'webgpu';
}

/** Whether a GPU is worth asking; costs nothing and loads nothing. */
export function showsSigns(candidate: Candidate): boolean {
  if (candidate === 'webgpu') return noAdapterReason() === null;
  return candidate === 'node-gpu' && noLibraryReason('@tensorflow/tfjs-node-gpu') === null;
}

/** Loads a candidate; where it does not work the attempt says why, and nothing is thrown. */
export async function tryCandidate(candidate: Candidate, options: CandidateOptions): Promise<Attempt> {
  if (candidate === 'fused') return tryFused();
  const { loaded, tried } = await loadBackend({ ...options, order: [candidate] });
  return { engine: loaded && new TensorEngine(loaded), attempt: tried[0]! };
}

function tryFused(): Attempt {
  try {
    const engine = new FusedEngine(loadFusedProgram());
    return { engine, attempt: { backend: 'fused', available: true, reason: engine.record.device } };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { engine: null, attempt: { backend: 'fused', available: false, reason } };
  }
}
