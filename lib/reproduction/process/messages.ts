/** What the process that reproduces says to the server that started it. */
import type { ReproducibleTarget } from '../reproduction';
import type { ReproductionProgress } from '../request';

/** Given as one JSON argument. */
export interface ReproductionOrder {
  readonly target: ReproducibleTarget;
  readonly quick: boolean;
  readonly home: string;
  readonly dataFolder: string | null;
}

export type ReproductionMessage =
  | ({ readonly type: 'progress' } & ReproductionProgress)
  | { readonly type: 'stored' }
  /** In a sentence that a person may read. */
  | { readonly type: 'failed'; readonly reason: string };
