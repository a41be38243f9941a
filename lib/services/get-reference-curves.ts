import { assessPatient } from '@/models/inference/assess';
import { riskCurves } from '@/models/inference/risk-curve';
import type { Assessment, RiskCurve, TrainedModel } from '@/models/model';
import type { Application } from '../application';
import { getTrainedModel } from './get-trained-model';

export interface ReferenceCurves {
  readonly assessment: Assessment;
  /** Ordered by swing, largest first. */
  readonly curves: readonly RiskCurve[];
}

/** Kept as long as the decoded model itself is: all members judge here, which takes a moment. */
const kept = new WeakMap<TrainedModel, ReferenceCurves>();

/** The reference patient (median of numbers, mode of categories) under a model, judged by all its members. Throws `not-found`. */
export async function getReferenceCurves(app: Application, options: { modelId: string }): Promise<ReferenceCurves> {
  const { trained } = await getTrainedModel(app, options);
  const known = kept.get(trained);
  if (known !== undefined) return known;
  const values = Float64Array.from(trained.reference);
  const fresh = { assessment: assessPatient(trained, values), curves: riskCurves(trained, values) };
  kept.set(trained, fresh);
  return fresh;
}
