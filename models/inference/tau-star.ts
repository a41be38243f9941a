/** Solving Q_x(tau) = 0 by the fixed point (theory, section 5). */
import { requireTau } from '../math/guards';
import { hyperbolicSecant } from '../math/hyperbolic-secant';
import type { TiltedDistribution } from '../math/tilted-distribution';

export interface TauStar {
  /** The root, P(y=0), in [0,1]. */
  readonly tauStar: number;
  /** 1 - tauStar, with its digits where it is close to 0. */
  readonly risk: number;
  /** Set where no level brackets the root: risk above or below all that the grid reaches. */
  readonly beyondGrid: 'above' | 'below' | null;
  /** Set where crossed levels change sign more than once, so that the row as it came has several roots; sorting settles which. */
  readonly manyRoots: boolean;
}

/**
 * The fixed point of one row of latent quantiles, which is sorted first (rearrangement; the input stays as it is):
 * the zero of pi_k - tau_k, linear between the two levels where Q changes sign; pi_1 or pi_m where it does not.
 * Exact when all levels agree on one probability. `taus` ascend within (0,1), one for each latent quantile.
 */
export function solveTauStar(
  latentQuantiles: ArrayLike<number>,
  taus: readonly number[],
  distribution: TiltedDistribution = hyperbolicSecant,
): TauStar {
  requireLevels(latentQuantiles, taus);
  const sorted = Float64Array.from(latentQuantiles).sort();
  const negative = new Float64Array(sorted.length);
  const positive = new Float64Array(sorted.length);
  fillLevelProbabilities(sorted, taus, distribution, negative, positive);
  const risk = rootRisk(sorted, negative, positive, taus);
  const manyRoots = countSignChanges(latentQuantiles) > 1;
  return { tauStar: 1 - risk, risk, beyondGrid: beyondGrid(sorted), manyRoots };
}

/** pi_k = F_tau_k(-Q_k): each level's own estimate of P(y=0), `[nLevels]`. */
export function levelProbabilities(
  sortedLatentQuantiles: ArrayLike<number>,
  taus: readonly number[],
  distribution: TiltedDistribution = hyperbolicSecant,
): Float64Array {
  requireLevels(sortedLatentQuantiles, taus);
  return Float64Array.from(taus, (tau, level) => distribution.cdf(-sortedLatentQuantiles[level]!, tau));
}

/**
 * Fills both sides for sorted latent quantiles: P(y=0) and P(y=1) as each level sees it, each with its own digits.
 * No checks and no allocation: it stands in the innermost loop of the risk curves.
 */
export function fillLevelProbabilities(
  sorted: Float64Array,
  taus: readonly number[],
  distribution: TiltedDistribution,
  negative: Float64Array,
  positive: Float64Array,
): void {
  for (let level = 0; level < taus.length; level++) {
    const latentQuantile = sorted[level]!;
    const tail = distribution.tail(-latentQuantile, taus[level]!);
    negative[level] = latentQuantile >= 0 ? tail : 1 - tail;
    positive[level] = latentQuantile >= 0 ? 1 - tail : tail;
  }
}

/** Risk at the root, from sorted latent quantiles and both sides' probabilities. */
export function rootRisk(
  sorted: Float64Array,
  negative: Float64Array,
  positive: Float64Array,
  taus: readonly number[],
): number {
  const nLevels = taus.length;
  let nNegative = 0;
  while (nNegative < nLevels && sorted[nNegative]! < 0) nNegative++;
  if (nNegative === 0) return positive[0]!;
  if (nNegative === nLevels) return positive[nLevels - 1]!;
  const below = nNegative - 1;
  return riskBetween(taus[below]!, taus[nNegative]!, negative[below]!, negative[nNegative]!);
}

/** Risk where pi - tau, linear between two levels of which Q < 0 at the lower and Q >= 0 at the upper, is zero. */
export function riskBetween(tauBelow: number, tauAbove: number, negativeBelow: number, negativeAbove: number): number {
  const excess = negativeBelow - tauBelow; // at least 0, as Q < 0 there
  const shortage = tauAbove - negativeAbove; // at least 0, as Q >= 0 there
  const share = excess + shortage > 0 ? excess / (excess + shortage) : 0.5;
  return 1 - (tauBelow + share * (tauAbove - tauBelow));
}

/** A latent quantile of exactly zero at the first level is a root on the grid, not beyond it. */
export function beyondGrid(sorted: Float64Array): 'above' | 'below' | null {
  if (sorted[0]! > 0) return 'above';
  return sorted[sorted.length - 1]! < 0 ? 'below' : null;
}

function requireLevels(latentQuantiles: ArrayLike<number>, taus: readonly number[]): void {
  if (taus.length === 0 || latentQuantiles.length !== taus.length) {
    throw new RangeError(
      `there must be one latent quantile for each of the ${taus.length} quantile levels, but there are ${latentQuantiles.length}`,
    );
  }
  taus.forEach((tau, level) => {
    requireTau(tau);
    if (level > 0 && !(tau > taus[level - 1]!)) throw new RangeError('quantile levels must ascend');
  });
  for (let level = 0; level < latentQuantiles.length; level++) {
    if (Number.isNaN(latentQuantiles[level])) throw new RangeError('a latent quantile must be a number, but it is NaN');
  }
}

/**
 * How often the raw, unsorted levels change sign: 1 is one root, 0 a root beyond the grid, more than 1 means that crossed
 * levels offer several roots, which the rearrangement settles. A level of exactly 0 counts as positive, as everywhere.
 */
export function countSignChanges(latentQuantiles: ArrayLike<number>): number {
  let changes = 0;
  for (let level = 1; level < latentQuantiles.length; level++) {
    if (latentQuantiles[level]! < 0 !== latentQuantiles[level - 1]! < 0) changes++;
  }
  return changes;
}
