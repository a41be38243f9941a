/** Share in [0,1] of a cohort whose risk is lower, from the 101 quantiles of its risks; straight between two of them. */
export function shareBelow(riskQuantiles: readonly number[], risk: number): number {
  const last = riskQuantiles.length - 1;
  const above = riskQuantiles.findIndex((quantile) => quantile >= risk);
  if (above === 0 || last < 1) return 0;
  if (above === -1) return 1;
  const [low, high] = [riskQuantiles[above - 1]!, riskQuantiles[above]!];
  return (above - 1 + (high > low ? (risk - low) / (high - low) : 0)) / last;
}
