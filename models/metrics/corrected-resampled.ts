/** The interval of a mean difference over splits of the same patients, which overlap and so vary together. */
import { studentTBound } from '../math/student-t';

export interface MeanDifference {
  readonly mean: number;
  /** 95 % interval; null for a single split. */
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * Corrected resampled t interval (Nadeau and Bengio 2003; for repeated cross-validation Bouckaert and Frank 2004): the variance of the mean of J
 * differences is taken as (1/J + nTest/nTrain) s^2, since the training parts share most patients, with J - 1 degrees of freedom. The usual
 * s^2/J is far too small. Where all differences are the same the interval is a point.
 *
 * @param differences one a split, at least one; @param testShare patients judged over patients trained on, such as 0.25 in five folds.
 */
export function correctedResampled(differences: readonly number[], testShare: number): MeanDifference {
  const count = differences.length;
  if (count === 0) throw new RangeError('there must be at least one split');
  if (!(testShare > 0)) throw new RangeError(`testShare must be above zero, but it is ${testShare}`);
  const mean = differences.reduce((sum, value) => sum + value, 0) / count;
  if (count === 1) return { mean, low: null, high: null };
  const variance = differences.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (count - 1);
  const reach = studentTBound(0.95, count - 1) * Math.sqrt((1 / count + testShare) * variance);
  return { mean, low: mean - reach, high: mean + reach };
}
