import type { ModelDifferences } from '@/lib/services/get-paired-differences';

/** A model that is set against the baseline. */
export interface Rival {
  readonly label: string;
  readonly of: ModelDifferences;
}
