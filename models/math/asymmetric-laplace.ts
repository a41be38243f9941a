/**
 * The asymmetric Laplace distribution with its tau-quantile at zero, scale 1: density tau (1 - tau) exp(-rho_tau(x)),
 * rho the check function (Koenker and Machado 1999). It stands behind BQC (theory, section 2).
 */
import { requireProbability, requireTau } from './guards';
import type { TiltedDistribution } from './tilted-distribution';
import { probabilitiesOf } from './two-sided';

/** rho_tau(x) = x (tau - [x < 0]), the check function, never negative. */
function check(x: number, tau: number): number {
  return x >= 0 ? tau * x : (tau - 1) * x;
}

/**
 * exp(-rho_tau(x)). A product of 1e4 is rounded by 1e-12, which would become the relative error of the exponential: the
 * rounding of the product (Dekker 1971) and that of 1 - tau are computed and put back.
 */
function decay(x: number, tau: number): number {
  const distance = Math.abs(x);
  const rate = x >= 0 ? tau : 1 - tau;
  const rateRounding = x >= 0 ? 0 : 1 - rate - tau;
  const product = rate * distance;
  const lost = productRounding(rate, distance, product) + rateRounding * distance;
  return Math.exp(-product) * (1 - lost);
}

/** a b - product, exactly, for a product that was rounded. */
function productRounding(a: number, b: number, product: number): number {
  const aHigh = upperHalf(a);
  const bHigh = upperHalf(b);
  const aLow = a - aHigh;
  const bLow = b - bHigh;
  return aHigh * bHigh - product + aHigh * bLow + aLow * bHigh + aLow * bLow;
}

/** The leading 26 bits of a double (Veltkamp). */
function upperHalf(value: number): number {
  const scaled = 134217729 * value; // 2^27 + 1
  return scaled - (scaled - value);
}

function tail(x: number, tau: number): number {
  return (x <= 0 ? tau : 1 - tau) * decay(x, tau);
}

/** The side of `x` that holds zero, as a sum of positives. */
function bulk(x: number, tau: number): number {
  const [near, far] = x <= 0 ? [tau, 1 - tau] : [1 - tau, tau];
  return far - near * Math.expm1(-check(x, tau));
}

function logTail(x: number, tau: number): number {
  if (tail(x, tau) > 0.5) return Math.log1p(-bulk(x, tau));
  return Math.log(x <= 0 ? tau : 1 - tau) - check(x, tau);
}

/** tau (1 - tau) exp(-rho_tau(x)). */
export function laplaceDensity(x: number, tau: number): number {
  requireTau(tau);
  return tau * (1 - tau) * decay(x, tau);
}

/** Logarithm of the density. */
export function laplaceLogDensity(x: number, tau: number): number {
  requireTau(tau);
  return Math.log(tau * (1 - tau)) - check(x, tau);
}

const probabilities = probabilitiesOf({ tail, bulk, logTail });

/** F(x) = tau e^((1-tau) x) for x <= 0, 1 - (1 - tau) e^(-tau x) for x > 0. */
export const laplaceCdf = probabilities.cdf;

/** 1 - F(x), with all its digits in the upper tail. */
export const laplaceSurvival = probabilities.survival;

/** log F(x). */
export const laplaceLogCdf = probabilities.logCdf;

/** log(1 - F(x)). */
export const laplaceLogSurvival = probabilities.logSurvival;

/** f/(1-F): constant tau for x >= 0; no jump at zero, unlike the tilted secant. */
export function laplaceHazard(x: number, tau: number): number {
  requireTau(tau);
  return x >= 0 ? tau : laplaceDensity(x, tau) / bulk(x, tau);
}

/** f/F: constant 1 - tau for x <= 0. */
export function laplaceReverseHazard(x: number, tau: number): number {
  requireTau(tau);
  return x <= 0 ? 1 - tau : laplaceDensity(x, tau) / bulk(x, tau);
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
