import type { Assessment, RiskCurve } from '@/models/model';
import type { ModelOutline } from '@/models/model-outline';

export type CurveView = 'risk' | 'levels';

/** Everything that a set of curve cards shows: a patient's, or the reference patient's. */
export interface CurveSet {
  readonly outline: ModelOutline;
  /** What stood in for a missing value, feature by feature; null where nobody in the cohort has a value. */
  readonly assumed: readonly (number | null)[];
  readonly assessment: Assessment;
  /** In the order of the cards. */
  readonly curves: readonly RiskCurve[];
}

/** The view that an address asks for; risk curves unless it says otherwise. */
export function readCurveView(view: string | string[] | undefined): CurveView {
  return view === 'levels' ? 'levels' : 'risk';
}
