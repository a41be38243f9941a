import type { Tensor } from '@tensorflow/tfjs';
import type { TensorFlow } from './tensorflow';

interface EngineState {
  readonly state: { activeTape: readonly { readonly saved: readonly Tensor[] | null }[] | null };
}

/**
 * Frees what a gradient had put aside when an operation under it threw (a GPU without memory). TensorFlow.js frees that only where the
 * gradient comes to its end, and what stays would leave the next shard even less memory.
 */
export function releaseTape(tf: TensorFlow): void {
  const { state } = tf.engine() as unknown as EngineState;
  state.activeTape?.forEach(({ saved }) => saved?.forEach((tensor) => tensor.dispose()));
  state.activeTape = null;
}
