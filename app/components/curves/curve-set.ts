import type { Assessment, RiskCurve, TrainedModel } from '@/models/model';

export type CurveView = 'risk' | 'levels';

/** Everything that a set of curve cards shows: a patient's, or the reference patient's. */
export interface CurveSet {
  readonly trained: TrainedModel;
  /** Positions of the members that judged. */
  readonly members: readonly number[];
  readonly assessment: Assessment;
  /** Ordered by swing, largest first. */
  readonly curves: readonly RiskCurve[];
}

/** The view that an address asks for; risk curves unless it says otherwise. */
export function readCurveView(view: string | string[] | undefined): CurveView {
  return view === 'levels' ? 'levels' : 'risk';
}
