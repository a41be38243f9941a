import type { BackendName } from '@/models/engines/tensor/backend';
import { loadBackend } from '@/models/engines/tensor/backends';
import { TensorEngine } from '@/models/engines/tensor/tensor-engine';
import type { TensorFlow } from '@/models/engines/tensor/tensorflow';

/** The tensor engine on a backend that works everywhere, with the TensorFlow.js under it; `engine.dispose()` ends it. */
export async function openTensorEngine(backend: BackendName): Promise<{ engine: TensorEngine; tf: TensorFlow }> {
  const { loaded } = await loadBackend({ order: [backend] });
  return { engine: new TensorEngine(loaded!), tf: loaded!.tf };
}
