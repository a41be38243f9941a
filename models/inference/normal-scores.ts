/** Patients in the terms of the Gaussian copula: standardised normal scores, and how unusual a combination of them is. */
import type { PatientValues } from '../features';
import { choleskyFactor, solveLower, solveUpper } from '../math/cholesky';
import type { Dependence, FeatureSummary } from '../model';
import { createMarginal } from './marginal';

/** The parts of a dependence that the scores need. */
export type ScoreDependence = Omit<Dependence, 'unusualness'>;

/** The features of a patient that the copula can speak of: known, and with more than one value in the cohort. */
export interface KnownScores {
  readonly features: readonly number[];
  /** Standardised normal scores, one for each of `features`. */
  readonly scores: readonly number[];
}

export function createScorer(
  summaries: readonly FeatureSummary[],
  { scoreMeans, scoreScales }: Pick<ScoreDependence, 'scoreMeans' | 'scoreScales'>,
): (values: PatientValues) => KnownScores {
  const marginals = summaries.map(createMarginal);
  return (values) => {
    const features: number[] = [];
    const scores: number[] = [];
    marginals.forEach(({ scoreOf }, feature) => {
      const scale = scoreScales[feature]!;
      const score = (scoreOf(values[feature]!) - scoreMeans[feature]!) / scale;
      if (!(scale > 0) || Number.isNaN(score)) return;
      features.push(feature);
      scores.push(score);
    });
    return { features, scores };
  };
}

/** Correlation of some features, a square matrix in their order. */
export function correlationOf(
  { correlation }: Pick<ScoreDependence, 'correlation'>,
  rows: readonly number[],
  columns: readonly number[] = rows,
): number[][] {
  return rows.map((row) => columns.map((column) => correlation[Math.max(row, column)]![Math.min(row, column)]!));
}

/** Distance of a combination from what the cohort shows, and what each value adds that the others do not lead to expect. */
export interface Unusualness {
  /** Comparable whatever the number of known values; about standard normal if the copula is right. */
  readonly size: number;
  /** For each known feature (score - expected by all others) / standard deviation of that. */
  readonly residuals: readonly number[];
}

/**
 * Mahalanobis' distance D^2 = z' R^-1 z of the k known scores, which a Gaussian copula gives the chi-squared distribution with k
 * degrees of freedom, brought to a scale that does not depend on k: ((D^2/k)^(1/3) - (1 - 2/(9k))) / sqrt(2/(9k)) (Wilson and
 * Hilferty 1931). `null` where fewer than two values are known: there is no combination to judge.
 */
export function unusualnessOf(dependence: ScoreDependence, { features, scores }: KnownScores): Unusualness | null {
  const k = features.length;
  if (k < 2) return null;
  const lower = choleskyFactor(correlationOf(dependence, features));
  if (!lower) throw new RangeError('the correlation of the features must be positive definite; train the model anew');
  const whitened = solveLower(lower, scores);
  const square = whitened.reduce((sum, value) => sum + value * value, 0);
  const precise = solveUpper(lower, whitened); // R^-1 z, whose entries over sqrt(diag R^-1) are the residuals
  const variance = 2 / (9 * k);
  return {
    size: (Math.cbrt(square / k) - (1 - variance)) / Math.sqrt(variance),
    residuals: precise.map((value, at) => value / Math.sqrt(precisionAt(lower, at))),
  };
}

/** Entry `at` of the diagonal of (L L')^-1: the squared length of column `at` of L^-1. */
function precisionAt(lower: readonly (readonly number[])[], at: number): number {
  const unit = lower.map((_, row) => (row === at ? 1 : 0));
  return solveLower(lower, unit).reduce((sum, value) => sum + value * value, 0);
}
