/** Which engine trains on this machine, and why. */
import type { TrainingConfig } from '../training/config';
import { ExactEngine } from './exact-engine';
import { unfitReason } from './fused/capabilities';
import { FusedEngine } from './fused/fused-engine';
import { loadFusedProgram } from './fused/program';
import type { BackendName, BackendOptions, BackendTry } from './tensor/backend';
import { loadBackend } from './tensor/backends';
import { TensorEngine } from './tensor/tensor-engine';
import type { TrainingEngine } from './types';

export type RequestedEngine = 'auto' | 'tensor' | 'fused';

/** The fused engine, or a backend of the tensor engine. */
type Candidate = 'fused' | BackendName;

/** A GPU first; on a processor the fused loop is many times faster than any backend of TensorFlow.js. */
const candidateOrder: readonly Candidate[] = ['node-gpu', 'webgpu', 'fused', 'node', 'wasm', 'cpu'];

export interface EngineOptions extends Omit<BackendOptions, 'order'> {
  /** Candidates to try, in order. */
  readonly order?: readonly Candidate[];
  /** What is to be trained; the fused engine is passed over where it cannot. */
  readonly config?: TrainingConfig;
}

export interface EngineTry extends Omit<BackendTry, 'backend'> {
  readonly backend: Candidate;
}

export interface EngineDescription {
  /** The engine and backend that a run gets, such as "fused on wasm-simd". */
  readonly chosen: string;
  readonly why: string;
  /** What was tried, in order, up to the one that works. */
  readonly tried: readonly EngineTry[];
}

/**
 * The engine for a run; `auto` takes the first candidate that works. Logistic regression is solved exactly, whatever was asked for.
 *
 * @throws Error in one sentence where the request cannot be met; it names everything that was tried.
 */
export async function chooseEngine(requested: RequestedEngine, options: EngineOptions = {}): Promise<TrainingEngine> {
  if (options.config?.loss === 'logistic') return new ExactEngine();
  const isAsked = (candidate: Candidate): boolean =>
    requested === 'auto' || (candidate === 'fused') === (requested === 'fused');
  const order = (options.order ?? candidateOrder).filter(isAsked);
  // asked for by name, it says itself what it cannot do
  const config = requested === 'fused' ? undefined : options.config;
  const { engine, tried } = await firstThatWorks(order, { ...options, config });
  if (!engine) throw new Error(`no engine works on this machine: ${listFailures(tried)}`);
  return engine;
}

/** What `riskcurve doctor` prints. Leaves nothing running. */
export async function describeEngines(options: EngineOptions = {}): Promise<EngineDescription> {
  const { engine, tried } = await firstThatWorks(options.order ?? candidateOrder, options);
  if (!engine) return { chosen: 'none', why: 'no engine works on this machine', tried };
  engine.dispose();
  const before = tried.slice(0, -1).map((entry) => entry.backend);
  const { backend: name } = tried.at(-1)!;
  const why =
    before.length === 0
      ? `${name} is the first choice and works`
      : `${name} is the first that works; ${before.join(', ')} ${before.length === 1 ? 'does' : 'do'} not`;
  return { chosen: `${engine.record.engine} on ${engine.record.backend}`, why, tried };
}

async function firstThatWorks(
  order: readonly Candidate[],
  options: EngineOptions,
): Promise<{ engine: TrainingEngine | null; tried: EngineTry[] }> {
  const tried: EngineTry[] = [];
  for (const candidate of order) {
    const { engine, attempt } =
      candidate === 'fused' ? tryFused(options.config) : await tryBackend({ ...options, order: [candidate] });
    tried.push(attempt);
    if (engine) return { engine, tried };
  }
  return { engine: null, tried };
}

interface Attempt {
  readonly engine: TrainingEngine | null;
  readonly attempt: EngineTry;
}

function tryFused(config: TrainingConfig | undefined): Attempt {
  try {
    const unfit = config ? unfitReason(config) : null;
    if (unfit) throw new Error(unfit);
    const engine = new FusedEngine(loadFusedProgram());
    return { engine, attempt: { backend: 'fused', available: true, reason: engine.record.device } };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { engine: null, attempt: { backend: 'fused', available: false, reason } };
  }
}

async function tryBackend(options: BackendOptions): Promise<Attempt> {
  const { loaded, tried } = await loadBackend(options);
  return { engine: loaded && new TensorEngine(loaded), attempt: tried[0]! };
}

function listFailures(tried: readonly EngineTry[]): string {
  return tried.map(({ backend, reason }) => `${backend} (${reason})`).join('; ');
}
