/**
 * The asymmetric Laplace distribution with its tau-quantile at zero, scale 1: density tau (1 - tau) exp(-rho_tau(x)),
 * rho the check function (Koenker and Machado 1999). It stands behind BQC (theory, section 2).
 */
import { requireProbability, requireTau } from './guards';
import type { TiltedDistribution } from './tilted-distribution';

/** rho_tau(x) = x (tau - [x < 0]), the check function, never negative. */
function check(x: number, tau: number): number {
  return x >= 0 ? tau * x : (tau - 1) * x;
}

function tail(x: number, tau: number): number {
  return (x <= 0 ? tau : 1 - tau) * Math.exp(-check(x, tau));
}

/** The side of `x` that holds zero, as a sum of positives. */
function bulk(x: number, tau: number): number {
  const weight = x <= 0 ? tau : 1 - tau;
  return 1 - weight - weight * Math.expm1(-check(x, tau));
}

function logTail(x: number, tau: number): number {
  if (tail(x, tau) > 0.5) return Math.log1p(-bulk(x, tau));
  return Math.log(x <= 0 ? tau : 1 - tau) - check(x, tau);
}

function logBulk(x: number, tau: number): number {
  const other = tail(x, tau);
  return other < 0.5 ? Math.log1p(-other) : Math.log(bulk(x, tau));
}

/** tau (1 - tau) exp(-rho_tau(x)). */
export function laplaceDensity(x: number, tau: number): number {
  requireTau(tau);
  return tau * (1 - tau) * Math.exp(-check(x, tau));
}

/** Logarithm of the density. */
export function laplaceLogDensity(x: number, tau: number): number {
  requireTau(tau);
  return Math.log(tau * (1 - tau)) - check(x, tau);
}

/** F(x) = tau e^((1-tau) x) for x <= 0, 1 - (1 - tau) e^(-tau x) for x > 0. */
export function laplaceCdf(x: number, tau: number): number {
  requireTau(tau);
  return x <= 0 ? tail(x, tau) : bulk(x, tau);
}

/** 1 - F(x), with all its digits in the upper tail. */
export function laplaceSurvival(x: number, tau: number): number {
  requireTau(tau);
  return x <= 0 ? bulk(x, tau) : tail(x, tau);
}

/** log F(x). */
export function laplaceLogCdf(x: number, tau: number): number {
  requireTau(tau);
  return x <= 0 ? logTail(x, tau) : logBulk(x, tau);
}

/** log(1 - F(x)). */
export function laplaceLogSurvival(x: number, tau: number): number {
  requireTau(tau);
  return x <= 0 ? logBulk(x, tau) : logTail(x, tau);
}

/** f/(1-F): constant tau for x >= 0; no jump at zero, unlike the tilted secant. */
export function laplaceHazard(x: number, tau: number): number {
  requireTau(tau);
  return x >= 0 ? tau : laplaceDensity(x, tau) / bulk(x, tau);
}

/** f/F, the reflection of the hazard. */
export function laplaceReverseHazard(x: number, tau: number): number {
  return laplaceHazard(-x, 1 - tau);
}

/** log(u/tau)/(1-tau) for u <= tau, -log((1-u)/(1-tau))/tau above, by log1p where the two are close. */
export function laplaceQuantile(probability: number, tau: number): number {
  requireTau(tau);
  requireProbability(probability);
  return probability <= tau
    ? lowerQuantile(probability, tau, tau - probability)
    : -lowerQuantile(1 - probability, 1 - tau, probability - tau);
}

function lowerQuantile(probability: number, weight: number, difference: number): number {
  const logRatio = difference < weight / 2 ? Math.log1p(-difference / weight) : Math.log(probability / weight);
  return logRatio / (1 - weight);
}

export const asymmetricLaplace: TiltedDistribution = {
  name: 'asymmetric Laplace',
  tail,
  density: laplaceDensity,
  logDensity: laplaceLogDensity,
  cdf: laplaceCdf,
  survival: laplaceSurvival,
  logCdf: laplaceLogCdf,
  logSurvival: laplaceLogSurvival,
  hazard: laplaceHazard,
  reverseHazard: laplaceReverseHazard,
  quantile: laplaceQuantile,
};
