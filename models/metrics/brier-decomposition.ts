import { riskGroups } from './risk-groups';

export interface BrierDecomposition {
  /** Mean squared distance of risk and observed share within groups of equal risk; 0 is ideal. */
  readonly reliability: number;
  /** How far the groups' observed shares lie from the overall share; the more the better. */
  readonly resolution: number;
  /** p (1 - p) of the overall share: what nobody can forecast away. */
  readonly uncertainty: number;
}

/**
 * Murphy's (1973) exact decomposition over the distinct risks: Brier score = reliability - resolution + uncertainty. With
 * risks that hardly repeat each group is one patient and the parts say little: round the risks first. `null` for nobody.
 */
export function brierDecomposition(risks: ArrayLike<number>, labels: ArrayLike<number>): BrierDecomposition | null {
  const groups = riskGroups(risks, labels);
  const n = risks.length;
  if (n === 0) return null;
  const prevalence = groups.reduce((sum, { nEvents }) => sum + nEvents, 0) / n;
  let reliability = 0;
  let resolution = 0;
  for (const { risk, nEvents, nOthers } of groups) {
    const size = nEvents + nOthers;
    const observed = nEvents / size;
    reliability += (size / n) * (risk - observed) ** 2;
    resolution += (size / n) * (observed - prevalence) ** 2;
  }
  return { reliability, resolution, uncertainty: prevalence * (1 - prevalence) };
}
