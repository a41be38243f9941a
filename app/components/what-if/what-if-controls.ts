import type { CurveSet } from '../curves/curve-set';
import type { WhatIfSession } from './use-what-if';

/** What the cards need for changing values: the session, and everything as it was before. */
export interface WhatIfControls {
  readonly session: WhatIfSession;
  /** The patient as recorded, NaN where missing. */
  readonly given: readonly number[];
  readonly before: CurveSet;
}
