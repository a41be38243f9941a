/** Samples and moments of the tilted distributions. */
import { requireTau } from './guards';
import type { Random } from './random';
import type { TiltedDistribution } from './tilted-distribution';

/** Catalan's constant. */
const CATALAN = 0.915965594177219015;

/** One draw by inversion: Q = F^{-1}(u). */
export function sampleTilted(distribution: TiltedDistribution, tau: number, random: Random): number {
  return distribution.quantile(random.next() || 2 ** -54, tau); // 0 would be minus infinity
}

/** Mean and second moment of HSD(tau): (1 - 2 tau) 4 G / pi and pi^2 / 4 (theory, section 1). */
export function secantMoments(tau: number): { mean: number; secondMoment: number } {
  requireTau(tau);
  return { mean: ((1 - 2 * tau) * 4 * CATALAN) / Math.PI, secondMoment: Math.PI ** 2 / 4 };
}

/** Mean and second moment of the asymmetric Laplace distribution: from two exponentials of rates 1 - tau and tau. */
export function laplaceMoments(tau: number): { mean: number; secondMoment: number } {
  requireTau(tau);
  return {
    mean: (1 - tau) / tau - tau / (1 - tau),
    secondMoment: (2 * (1 - tau)) / tau ** 2 + (2 * tau) / (1 - tau) ** 2,
  };
}
