/** Other readings of one row of latent quantiles, beside the fixed point of `tau-star.ts` (theory, section 5). */
import { hyperbolicSecant } from '../math/hyperbolic-secant';
import type { TiltedDistribution } from '../math/tilted-distribution';
import { levelProbabilities, solveTauStar } from './tau-star';

/**
 * tau* by interpolating Q itself, linearly, where the sorted levels change sign: the textbook reading. Biased, as the slope of
 * Q in tau jumps at the root. Beyond the grid it is the fixed point's answer.
 */
export function linearTauStar(
  latentQuantiles: ArrayLike<number>,
  taus: readonly number[],
  distribution: TiltedDistribution = hyperbolicSecant,
): number {
  const { tauStar } = solveTauStar(latentQuantiles, taus, distribution);
  const sorted = Float64Array.from(latentQuantiles).sort();
  const above = sorted.findIndex((value) => value >= 0);
  if (above <= 0) return tauStar;
  const [low, high] = [sorted[above - 1]!, sorted[above]!];
  return taus[above - 1]! + (-low / (high - low)) * (taus[above]! - taus[above - 1]!);
}

/** P(y=0) as the mean of pi_k over the sorted levels: not a root, but the estimator with the lowest error in simulation. */
export function levelMeanTauStar(
  latentQuantiles: ArrayLike<number>,
  taus: readonly number[],
  distribution: TiltedDistribution = hyperbolicSecant,
): number {
  const probabilities = levelProbabilities(Float64Array.from(latentQuantiles).sort(), taus, distribution);
  return probabilities.reduce((sum, probability) => sum + probability, 0) / taus.length;
}
