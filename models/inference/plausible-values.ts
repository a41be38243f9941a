/** What a patient's missing values could plausibly be, given those that are known. */
import type { PatientValues } from '../features';
import { choleskyFactor, solveLower, solveUpper } from '../math/cholesky';
import { normalCdf } from '../math/normal-cdf';
import { createRandom } from '../math/random';
import type { TrainedModel } from '../model';
import { createMarginal } from './marginal';
import { correlationOf, createScorer } from './normal-scores';
import { requirePatient } from './require-value';

export interface PlausibleOptions {
  /** Number of completions; 50 by default. */
  readonly count?: number;
  readonly seed?: number;
}

/**
 * Completions of a patient, drawn from the Gaussian copula that the model keeps, conditional on the known values: for the missing
 * ones the normal scores have mean R_mk R_kk^-1 z_k and covariance R_mm - R_mk R_kk^-1 R_km (m missing, k known), and go back to
 * values through the cohort's quantiles, or the frequencies of the levels. Known values stay as they are. Ties and levels blur their
 * scores, so their dependence is drawn a little weaker than it is.
 *
 * The same patient, count and seed give the same completions, and the first ones do not change as their number grows.
 *
 * @param values in the order of the model's features, NaN where missing.
 * @returns `count` patients; a feature that nobody in the cohort has stays missing. `null` where the model keeps no dependence
 *   (an older one, or one of more than 100 features).
 * @throws RangeError where `count` is no whole number from 1 on, or the values do not fit the model.
 */
export function plausibleValues(
  model: Pick<TrainedModel, 'features' | 'summaries' | 'dependence'>,
  values: PatientValues,
  { count = 50, seed = 1 }: PlausibleOptions = {},
): Float64Array[] | null {
  const { dependence, summaries, features } = model;
  requirePatient(model, values);
  if (!(Number.isInteger(count) && count >= 1))
    throw new RangeError(`the number of completions must be a whole number from 1 on, but it is ${count}`);
  if (!dependence) return null;
  const missing = features.flatMap((_, feature) => (Number.isNaN(values[feature]) ? [feature] : []));
  const known = createScorer(summaries, dependence)(values);
  const draw = conditionalDraw(dependence, missing, known.features, known.scores);
  const marginals = missing.map((feature) => createMarginal(summaries[feature]!));
  const random = createRandom(seed).split('plausible values');
  return Array.from({ length: count }, () => {
    const scores = draw(missing.map(() => random.normal()));
    const completed = Float64Array.from(values);
    missing.forEach((feature, at) => {
      completed[feature] = marginals[at]!.valueAt(normalCdf(scores[at]!));
    });
    return completed;
  });
}

/** From independent standard normals to scores of the missing features, given those of the known ones. */
function conditionalDraw(
  dependence: NonNullable<TrainedModel['dependence']>,
  missing: readonly number[],
  known: readonly number[],
  scores: readonly number[],
): (noise: readonly number[]) => number[] {
  const knownFactor = requireFactor(correlationOf(dependence, known));
  const weights = solveUpper(knownFactor, solveLower(knownFactor, scores)); // R_kk^-1 z_k
  const across = correlationOf(dependence, missing, known);
  const means = across.map((row) => dot(row, weights));
  const halves = across.map((row) => solveLower(knownFactor, row));
  const covariance = correlationOf(dependence, missing).map((row, i) =>
    row.map((entry, j) => entry - dot(halves[i]!, halves[j]!)),
  );
  const factor = requireFactor(covariance);
  return (noise) => means.map((mean, i) => mean + dot(factor[i]!, noise));
}

function requireFactor(matrix: readonly (readonly number[])[]): number[][] {
  const factor = choleskyFactor(matrix);
  if (!factor) throw new RangeError('the correlation of the features must be positive definite; train the model anew');
  return factor;
}

/** Over the entries of the first list. */
function dot(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, at) => sum + value * other[at]!, 0);
}
