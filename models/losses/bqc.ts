import { laplaceHazard, laplaceLogCdf, laplaceLogSurvival, laplaceReverseHazard } from '../math/asymmetric-laplace';
import { requireLabel, requireTau } from '../math/guards';
import type { ClassificationLoss } from './types';

/**
 * Binary quantile classification: as sBQC with the asymmetric Laplace distribution,
 * P(y=1) = 1 - tau e^((tau-1) Q) for Q >= 0, (1-tau) e^(tau Q) for Q < 0 (theory, section 2).
 */
export function bqcValue(label: number, latentQuantile: number, tau: number): number {
  requireLabel(label);
  return label === 1 ? -laplaceLogSurvival(-latentQuantile, tau) : -laplaceLogCdf(-latentQuantile, tau);
}

/** -hazard(-Q) for a positive label, +(f/F)(-Q) for a negative one; continuous, unlike sBQC's. */
export function bqcSlope(label: number, latentQuantile: number, tau: number): number {
  requireLabel(label);
  return label === 1 ? -laplaceHazard(-latentQuantile, tau) : laplaceReverseHazard(-latentQuantile, tau);
}

/** max(tau, 1 - tau), reached on the half line where the label is wrong. */
export function bqcLipschitzConstant(tau: number): number {
  requireTau(tau);
  return Math.max(tau, 1 - tau);
}

export const bqc: ClassificationLoss = {
  name: 'bqc',
  value: bqcValue,
  slope: bqcSlope,
  lipschitzConstant: bqcLipschitzConstant,
};
