import { quantileLevels, type Judging } from '@/models/inference/recalibrate';

/** The levels of a model's latent quantiles as a report names them: those of training as they are, recalibrated ones to six decimals. */
export function shownLevels(model: Judging): number[] {
  return quantileLevels(model).map((tau) => (model.recalibration ? Number(tau.toFixed(6)) : tau));
}
