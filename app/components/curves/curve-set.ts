import type { Assessment, RiskCurve } from '@/models/model';
import type { ModelOutline } from '@/models/model-outline';

export type CurveView = 'risk' | 'levels';

/** Everything that a set of curve cards shows: a patient's, or the reference patient's. */
export interface CurveSet {
  readonly outline: ModelOutline;
  readonly assessment: Assessment;
  /** In the order of the cards. */
  readonly curves: readonly RiskCurve[];
}

/** What the curves of a page can show, the usual one first. */
export const curveViews = [
  { value: 'risk', label: 'Risk curves' },
  { value: 'levels', label: 'Quantile levels Q(τ)' },
] as const satisfies readonly { value: CurveView; label: string }[];
