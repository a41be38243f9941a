/** What the fused engine trains, and what it leaves to the tensor engine. */
import type { TrainingConfig } from '../../training/config';

/** Why a configuration needs another engine, as the end of a sentence; null where this one trains it. */
export function unfitReason(config: TrainingConfig): string | null {
  const { optimizer } = config;
  return optimizer === 'lbfgs' || optimizer === 'newton' ? `the fused engine has no optimizer ${optimizer}` : null;
}
