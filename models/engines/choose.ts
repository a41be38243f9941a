/** Which engine trains on this machine, and why. */
import type { BackendOptions, BackendTry } from './tensor/backend';
import { loadBackend } from './tensor/backends';
import { TensorEngine } from './tensor/tensor-engine';
import type { TrainingEngine } from './types';

export type RequestedEngine = 'auto' | 'tensor' | 'fused';

export interface EngineDescription {
  /** The engine and backend that a run gets, such as "tensor on wasm". */
  readonly chosen: string;
  readonly why: string;
  /** What was tried, in order, up to the one that works. */
  readonly tried: readonly BackendTry[];
}

/**
 * The engine for a run; `auto` takes the first backend that works.
 *
 * @throws Error in one sentence where the request cannot be met; it names every backend that was tried.
 */
export async function chooseEngine(requested: RequestedEngine, options: BackendOptions = {}): Promise<TrainingEngine> {
  if (requested === 'fused') {
    throw new Error('the fused engine is not part of this version; ask for the engine auto or tensor');
  }
  const { loaded, tried } = await loadBackend(options);
  if (!loaded) throw new Error(`no backend of TensorFlow.js works on this machine: ${listFailures(tried)}`);
  return new TensorEngine(loaded);
}

/** What `riskcurve doctor` prints. Leaves nothing running. */
export async function describeEngines(options: BackendOptions = {}): Promise<EngineDescription> {
  const { loaded, tried } = await loadBackend(options);
  if (!loaded) return { chosen: 'none', why: 'no backend of TensorFlow.js works on this machine', tried };
  loaded.release();
  const before = tried.slice(0, -1).map((entry) => entry.backend);
  const why =
    before.length === 0
      ? `${loaded.name} is the first choice and works`
      : `${loaded.name} is the first that works; ${before.join(', ')} ${before.length === 1 ? 'does' : 'do'} not`;
  return { chosen: `tensor on ${loaded.name}`, why, tried };
}

function listFailures(tried: readonly BackendTry[]): string {
  return tried.map(({ backend, reason }) => `${backend} (${reason})`).join('; ');
}
