/**
 * A distribution with its tau-quantile at zero, so that `P(y=1) = 1 - F_tau(-Q)` (theory, section 2).
 * The reflection `1 - F_tau(x) = F_{1-tau}(-x)` holds for each of them.
 */
export interface TiltedDistribution {
  readonly name: string;
  /** Probability of the side of `x` that does not hold zero: F(x) for x <= 0, 1 - F(x) for x > 0. Never cancels. */
  tail(x: number, tau: number): number;
  density(x: number, tau: number): number;
  logDensity(x: number, tau: number): number;
  cdf(x: number, tau: number): number;
  survival(x: number, tau: number): number;
  logCdf(x: number, tau: number): number;
  logSurvival(x: number, tau: number): number;
  /** f / (1 - F). */
  hazard(x: number, tau: number): number;
  /** f / F. */
  reverseHazard(x: number, tau: number): number;
  /** Inverse of `cdf`; minus and plus infinity at 0 and 1. */
  quantile(probability: number, tau: number): number;
}
