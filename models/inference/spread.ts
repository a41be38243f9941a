/** How the members' risks spread on the logit scale: Welford's running mean and sum of squares for each of many points. */
import { expit } from '../math/logistic';
import { normalQuantile } from '../math/normal';
import type { Assessment } from '../model';

/** Nominal level of every risk interval. */
export const INTERVAL_LEVEL = 0.9;

/** A probability closer than this to 0 or 1 says nothing a cohort could show; it keeps logits finite. */
const SMALLEST_RISK = 1e-9;

/** What the spread of the members added so far says. */
export interface SpreadReading {
  /** Members added so far. Throws where there is none. */
  count(point: number): number;
  /** Logit-normal (theory, section 6), widened where the ensemble's risk would lie outside. */
  interval(point: number, risk: number): Pick<Assessment, 'riskLow' | 'riskHigh' | 'intervalLevel'>;
}

export interface Spread extends SpreadReading {
  /** Takes one member's risk, a probability. */
  add(point: number, risk: number): void;
}

export function createSpread(nPoints: number): Spread {
  const counts = new Int32Array(nPoints);
  const means = new Float64Array(nPoints);
  const squares = new Float64Array(nPoints);
  return {
    add(point, risk) {
      const kept = Math.min(Math.max(risk, SMALLEST_RISK), 1 - SMALLEST_RISK);
      const logit = Math.log(kept / (1 - kept));
      const count = ++counts[point]!;
      const difference = logit - means[point]!;
      means[point]! += difference / count;
      squares[point]! += difference * (logit - means[point]!);
    },
    ...readSpread((point) => counts[point]!, means, squares),
  };
}

/** The reading of means and sums of squares that were filled elsewhere. */
export function readSpread(
  countOf: (point: number) => number,
  means: Float64Array,
  squares: Float64Array,
): SpreadReading {
  const z = normalQuantile((1 + INTERVAL_LEVEL) / 2);
  return {
    count(point) {
      const count = countOf(point);
      if (!count) throw new RangeError('an assessment needs at least one member of the ensemble');
      return count;
    },
    interval(point, risk) {
      const count = countOf(point);
      const sd = count > 1 ? Math.sqrt(squares[point]! / (count - 1)) : 0;
      return {
        riskLow: Math.min(risk, expit(means[point]! - z * sd)),
        riskHigh: Math.max(risk, expit(means[point]! + z * sd)),
        intervalLevel: INTERVAL_LEVEL,
      };
    },
  };
}
