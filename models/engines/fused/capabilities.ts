/** What the fused engine trains, and what it leaves to the tensor engine. */
import type { TrainingConfig } from '../../training/config';

/** Why a configuration needs another engine, as the end of a sentence; null where this one trains it. */
export function unfitReason(config: TrainingConfig): string | null {
  return config.optimizer === 'lbfgs' ? 'the fused engine has no optimizer lbfgs' : null;
}
