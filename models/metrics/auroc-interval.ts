import { normalQuantile } from '../math/normal';

/**
 * Score interval of an AUROC (Newcombe 2006, "Confidence intervals for an effect size measure based on the Mann-Whitney statistic, part 2",
 * method 5): the values θ at which the estimate lies within z standard errors, those being Hanley and McNeil's (1982) at θ with both
 * groups' sizes replaced by their mean. Never leaves [0,1], and has a width where the groups do not overlap at all.
 *
 * @param estimate AUROC in [0,1]
 * @throws RangeError for an estimate outside, or a group without patients
 */
export function aurocInterval(
  estimate: number,
  nEvents: number,
  nOthers: number,
  level = 0.95,
): { low: number; high: number } {
  if (!(estimate >= 0 && estimate <= 1 && nEvents > 0 && nOthers > 0)) {
    throw new RangeError(
      `an AUROC's interval needs 0 <= estimate <= 1 and patients on both sides, but it is ${estimate} of ${nEvents} and ${nOthers}`,
    );
  }
  const z = normalQuantile((1 + level) / 2);
  const isInside = (theta: number) => Math.abs(theta - estimate) <= z * aurocStandardError(theta, nEvents, nOthers);
  return { low: edge(estimate, 0, isInside), high: edge(estimate, 1, isInside) };
}

/** Standard error of an AUROC whose true value is `theta`, by Hanley and McNeil with the mean of both groups' sizes. */
export function aurocStandardError(theta: number, nEvents: number, nOthers: number): number {
  const others = (nEvents + nOthers) / 2 - 1;
  const spread = 1 + (others * (1 - theta)) / (2 - theta) + (others * theta) / (1 + theta);
  return Math.sqrt((theta * (1 - theta) * spread) / (nEvents * nOthers));
}

/** The last point inside on the way from the estimate to an end, by halving. */
function edge(estimate: number, end: number, isInside: (theta: number) => boolean): number {
  let [inside, outside] = [estimate, end];
  for (let halving = 0; halving < 60; halving++) {
    const middle = (inside + outside) / 2;
    if (isInside(middle)) inside = middle;
    else outside = middle;
  }
  return inside;
}
