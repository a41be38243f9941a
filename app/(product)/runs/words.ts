import type { RunState } from '@/app/api/runs/run-view';
import type { Tone } from '@/app/components/badge';
import type { LossName } from '@/models/training/config';

/** What a loss yields, where it is chosen. */
export const lossMeanings: Readonly<Record<LossName, string>> = {
  sbqc: 'smoothed binary quantile classifier: all quantile levels in one network',
  bqc: 'binary quantile classifier: the same without smoothing',
  bce: 'binary cross-entropy: risk only, no quantile levels; the usual rival',
  logistic: 'linear, solved exactly: what every network should be compared with',
};

/** The state of a run in a word or two. */
export const stateWords: Readonly<Record<RunState, { readonly word: string; readonly tone: Tone }>> = {
  queued: { word: 'queued', tone: 'neutral' },
  running: { word: 'training', tone: 'info' },
  assembling: { word: 'evaluating', tone: 'info' },
  finished: { word: 'finished', tone: 'success' },
  cancelled: { word: 'cancelled', tone: 'neutral' },
  crashed: { word: 'crashed', tone: 'error' },
};

/** Engine and backend in words: "tensor engine on the GPU (CUDA)". */
export function engineWords(record: { engine: string; backend: string } | null): string {
  if (record === null) return 'known once the first members are trained';
  const backends: Record<string, string> = {
    'node-gpu': 'GPU (CUDA)',
    webgpu: 'GPU (WebGPU)',
    node: 'CPU (native)',
    wasm: 'CPU (WebAssembly)',
    'wasm-simd': 'CPU (WebAssembly SIMD)',
    cpu: 'CPU (plain)',
    newton: 'Newton’s method',
  };
  return `${record.engine} engine, ${backends[record.backend] ?? record.backend}`;
}
