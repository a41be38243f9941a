import { requireLabel, requireTau } from '../math/guards';
import { secantHazard, secantLogCdf, secantLogSurvival, secantReverseHazard } from '../math/hyperbolic-secant';
import type { ClassificationLoss } from './types';

/**
 * Smooth binary quantile classification: -[y log P + (1-y) log(1-P)] with P = 1 - F_tau(-Q) and F the tilted hyperbolic
 * secant (theory, section 2, which corrects both signs of the paper's Theorem 3).
 * Identity: at the optimum F_tau(-Q) = P(y=0), for every tau. Kink at Q = 0 unless tau = 1/2.
 */
export function sbqcValue(label: number, latentQuantile: number, tau: number): number {
  requireLabel(label);
  return label === 1 ? -secantLogSurvival(-latentQuantile, tau) : -secantLogCdf(-latentQuantile, tau);
}

/** -hazard(-Q) for a positive label, +(f/F)(-Q) for a negative one; in closed form, so the tails keep their slope. */
export function sbqcSlope(label: number, latentQuantile: number, tau: number): number {
  requireLabel(label);
  return label === 1 ? -secantHazard(-latentQuantile, tau) : secantReverseHazard(-latentQuantile, tau);
}

/** max(1, (2/pi)(1-tau)/tau, (2/pi) tau/(1-tau)); the 1 is reached in the tails (theory, section 7). */
export function sbqcLipschitzConstant(tau: number): number {
  requireTau(tau);
  return Math.max(1, ((2 / Math.PI) * (1 - tau)) / tau, ((2 / Math.PI) * tau) / (1 - tau));
}

export const sbqc: ClassificationLoss = {
  name: 'sbqc',
  value: sbqcValue,
  slope: sbqcSlope,
  lipschitzConstant: sbqcLipschitzConstant,
};
