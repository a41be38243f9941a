/** How the members' risks spread on the logit scale: Welford's running mean and sum of squares for each of many points. */
import { expit } from '../math/logistic';
import { normalQuantile } from '../math/normal';
import type { Assessment } from '../model';

/** Nominal level of every risk interval. */
export const INTERVAL_LEVEL = 0.9;

/** A probability closer than this to 0 or 1 says nothing a cohort could show; it keeps logits finite. */
const SMALLEST_RISK = 1e-9;

export interface Spread {
  /** Takes the logit of one member's risk, which `clampRisk` has kept finite. */
  add(point: number, logit: number): void;
  /** Members added so far. Throws where there is none. */
  count(point: number): number;
  interval(point: number, risk: number): Pick<Assessment, 'riskLow' | 'riskHigh' | 'intervalLevel'>;
}

/** A risk off 0 and 1 by so much that its logit is of use. */
export function clampRisk(risk: number): number {
  return Math.min(Math.max(risk, SMALLEST_RISK), 1 - SMALLEST_RISK);
}

export function createSpread(nPoints: number): Spread {
  const counts = new Int32Array(nPoints);
  const means = new Float64Array(nPoints);
  const squares = new Float64Array(nPoints);
  const z = normalQuantile((1 + INTERVAL_LEVEL) / 2);
  return {
    add(point, logit) {
      const count = ++counts[point]!;
      const difference = logit - means[point]!;
      means[point]! += difference / count;
      squares[point]! += difference * (logit - means[point]!);
    },
    count(point) {
      if (!counts[point]) throw new RangeError('an assessment needs at least one member of the ensemble');
      return counts[point];
    },
    /** Logit-normal (theory, section 6), widened where the ensemble's risk would lie outside. */
    interval(point, risk) {
      const sd = counts[point]! > 1 ? Math.sqrt(squares[point]! / (counts[point]! - 1)) : 0;
      return {
        riskLow: Math.min(risk, expit(means[point]! - z * sd)),
        riskHigh: Math.max(risk, expit(means[point]! + z * sd)),
        intervalLevel: INTERVAL_LEVEL,
      };
    },
  };
}
