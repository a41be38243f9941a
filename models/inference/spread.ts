/** How the members' risks spread on the logit scale: Welford's running mean and sum of squares for each of many points. */
import { expit } from '../math/logistic';
import { normalQuantile } from '../math/normal';
import { studentQuantile } from '../math/student-quantile';
import type { Assessment, IntervalCalibration } from '../model';

/** Nominal level of every risk interval. */
export const INTERVAL_LEVEL = 0.9;

/** A probability closer than this to 0 or 1 says nothing a cohort could show; it keeps logits finite. */
const SMALLEST_RISK = 1e-9;

/** What the spread of the members added so far says. */
export interface SpreadReading {
  /** Members added so far. Throws where there is none. */
  count(point: number): number;
  /** Logit-normal (theory, section 6), calibrated where the model is, widened where the ensemble's risk would lie outside. */
  interval(point: number, risk: number): Interval;
}

/** What an assessment says of its spread. */
export type Interval = Pick<Assessment, 'riskLow' | 'riskHigh' | 'intervalLevel' | 'missingShare'>;

export interface Spread extends SpreadReading {
  /** `[points]`: mean of the logits, and sum of their squared deviations from it. */
  readonly means: Float64Array;
  readonly squares: Float64Array;
  /** Takes one member's risk, a probability. */
  add(point: number, risk: number): void;
}

export function createSpread(nPoints: number, calibration?: IntervalCalibration): Spread {
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
    means,
    squares,
    ...readSpread((point) => counts[point]!, means, squares, calibration),
  };
}

/** The reading of means and sums of squares that were filled elsewhere. */
export function readSpread(
  countOf: (point: number) => number,
  means: Float64Array,
  squares: Float64Array,
  calibration?: IntervalCalibration,
): SpreadReading {
  return {
    count(point) {
      const count = countOf(point);
      if (!count) throw new RangeError('an assessment needs at least one member of the ensemble');
      return count;
    },
    interval(point, risk) {
      const count = countOf(point);
      const variance = errorVariance(count > 1 ? squares[point]! / (count - 1) : 0, calibration);
      return intervalOf(risk, means[point]!, variance, halfWidths(count, calibration));
    },
  };
}

/** Standard deviations to either side of the mean of a plain interval. */
export const NORMAL_WIDTHS = normalQuantile((1 + INTERVAL_LEVEL) / 2);

/** Variance of the error of the members' mean: as the model's calibration has it, else their own. */
export function errorVariance(variance: number, calibration: IntervalCalibration | undefined): number {
  return calibration ? calibration.spreadFactor * variance + calibration.addedVariance : variance;
}

/**
 * Standard deviations on either side of the mean. With a calibration Student's t by the members that judge, for their standard deviation is
 * an estimate itself; models from before it keep the normal's.
 */
export function halfWidths(nMembers: number, calibration: IntervalCalibration | undefined): number {
  if (!calibration || nMembers < 2) return NORMAL_WIDTHS;
  return (studentWidths[nMembers] ??= studentQuantile((1 + INTERVAL_LEVEL) / 2, nMembers - 1));
}

const studentWidths: number[] = [];

/** The interval of logits with this mean and variance, so many standard deviations to either side, widened to hold the risk. */
export function intervalOf(risk: number, mean: number, variance: number, widths: number): Interval {
  const sd = Math.sqrt(variance);
  return {
    riskLow: Math.min(risk, expit(mean - widths * sd)),
    riskHigh: Math.max(risk, expit(mean + widths * sd)),
    intervalLevel: INTERVAL_LEVEL,
  };
}
