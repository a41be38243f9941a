/** Risks where the root of each point is known, from a table of tails. */
import type { TiltedDistribution } from '../math/tilted-distribution';
import type { RootPlaces } from './root-places';
import { evaluateTail, tailTableOf } from './tail-table';
import { riskBetween } from './tau-star';

/** What the levels' tails are read with: the table's fields, and the rate r of each level on either side of 0. */
export interface LevelTails {
  readonly taus: Float64Array;
  readonly coefficients: Float64Array;
  readonly leading: number;
  readonly ratesAbove: Float64Array;
  readonly ratesBelow: Float64Array;
}

export function levelTailsOf(distribution: TiltedDistribution, levels: readonly number[]): LevelTails {
  const { coefficients, leading, ratesFollowTau } = tailTableOf(distribution);
  const taus = Float64Array.from(levels);
  return {
    ...{ taus, coefficients, leading },
    ratesAbove: taus.map((tau) => (ratesFollowTau ? 1 - tau : 1)),
    ratesBelow: taus.map((tau) => (ratesFollowTau ? tau : 1)),
  };
}

/**
 * Fills `risks` from `start` with one risk for each of the first `nPoints` places. The tail is evaluated at two places of one loop
 * and no more, so that V8 inlines it there: a call would put its result on the heap, twice a point.
 */
export function fillRisksAtRoots(
  { nBelow, below, above }: RootPlaces,
  nPoints: number,
  { taus, coefficients, leading, ratesAbove, ratesBelow }: LevelTails,
  risks: Float64Array,
  start: number,
): void {
  const last = taus.length;
  for (let point = 0; point < nPoints; point++) {
    const count = nBelow[point]!;
    let positiveBelow = 1;
    let negativeAbove = 1;
    if (count > 0) {
      const level = count - 1;
      positiveBelow = (1 - taus[level]!) * evaluateTail(coefficients, leading, -below[point]! * ratesBelow[level]!);
    }
    if (count < last) {
      negativeAbove = taus[count]! * evaluateTail(coefficients, leading, above[point]! * ratesAbove[count]!);
    }
    if (count === 0) risks[start + point] = 1 - negativeAbove;
    else if (count === last) risks[start + point] = positiveBelow;
    else risks[start + point] = riskBetween(taus[count - 1]!, taus[count]!, 1 - positiveBelow, negativeAbove);
  }
}
