/** What every classification loss states about itself: value, slope and the bound of its slope, for one row and one level. */
export interface ClassificationLoss {
  readonly name: 'sbqc' | 'bqc' | 'bce';
  /** `label` 0 or 1, any real `latentQuantile`, `tau` in (0,1); never negative. */
  value(label: number, latentQuantile: number, tau: number): number;
  /** Derivative of `value` with respect to `latentQuantile`; at a kink one of the two one-sided slopes. */
  slope(label: number, latentQuantile: number, tau: number): number;
  /** Least upper bound of |slope| over both labels and all latent quantiles. */
  lipschitzConstant(tau: number): number;
}
