/** What a patient's missing values could plausibly be, given those that are known. */
import type { PatientValues } from '../features';
import { choleskyFactor, solveLower } from '../math/cholesky';
import { normalCdf } from '../math/normal-cdf';
import { stratifiedNormals } from '../math/stratified-normals';
import type { TrainedModel } from '../model';
import { createMarginal } from './marginal';
import { correlationOf, createScorer } from './normal-scores';
import { requirePatient } from './require-value';

/** Over so many completions a patient's risk is averaged; docs/decisions/0007 has the error measured. */
export const N_COMPLETIONS = 32;

/** Along one dimension fewer even strata do, and a what-if keeps up with a slider. */
const N_COMPLETIONS_OF_ONE = 16;

/** Of a feature with no more values than this so many are drawn that their shares are right; each value is judged once. */
const MOST_FEW_VALUES = 16;
const N_COMPLETIONS_OF_FEW = 128;

export type CompletingModel = Pick<TrainedModel, 'features' | 'summaries' | 'dependence'>;

/**
 * Completions of a patient, from the Gaussian copula that the model keeps, conditional on the known values: for the missing
 * ones the normal scores have mean R_mk R_kk^-1 z_k and covariance R_mm - R_mk R_kk^-1 R_km (m missing, k known), and go back to
 * values through the cohort's quantiles, or the frequencies of the levels. Known values stay as they are. Ties and levels blur their
 * scores, so their dependence is a little weaker than it is. A model that keeps no dependence (an older one, or one of more than 100
 * features) takes each missing feature for itself.
 *
 * The points are spread evenly (`stratifiedNormals`), each feature's by itself, and are the same for every patient: so two patients with
 * nearly the same values have nearly the same completions, and nothing depends on an order or a seed.
 *
 * @param values in the order of the model's features, NaN where missing.
 * @param count number of completions; by default 32, and 16 where a single value is missing, or 128 of few
 *   different ones.
 * @returns `count` patients, or only the patient as given where nothing is missing that anybody in the cohort has; a feature that nobody
 *   has stays missing.
 * @throws RangeError where `count` is no whole number from 1 on, or the values do not fit the model.
 */
export function plausibleValues(model: CompletingModel, values: PatientValues, count?: number): Float64Array[] {
  return createCompleter(model, count)(values);
}

/** `plausibleValues` for many patients of a model: what they have in common is computed once. */
export function createCompleter(model: CompletingModel, count?: number): (values: PatientValues) => Float64Array[] {
  if (count !== undefined && !(Number.isInteger(count) && count >= 1))
    throw new RangeError(`the number of completions must be a whole number from 1 on, but it is ${count}`);
  const parts = lazily(() => partsOf(model));
  return (values) => {
    requirePatient(model, values);
    const missing: number[] = [];
    for (let feature = 0; feature < values.length; feature++) {
      if (Number.isNaN(values[feature]) && hasValues(model, feature)) missing.push(feature);
    }
    if (missing.length === 0) return [Float64Array.from(values)];
    const { marginals, scoresOf } = parts();
    const nDrawn = count ?? countFor(model, missing);
    const normals = missing.map((feature) => stratifiedNormals(nDrawn, feature));
    const scores = scoresOf(values, missing, normals);
    return Array.from({ length: nDrawn }, (_, completion) => {
      const completed = Float64Array.from(values);
      missing.forEach((feature, at) => {
        completed[feature] = marginals[feature]!.valueAt(normalCdf(scores[at]![completion]!));
      });
      return completed;
    });
  };
}

function partsOf(model: CompletingModel) {
  return {
    marginals: model.summaries.map(createMarginal),
    scoresOf: model.dependence ? conditionalScores(model, model.dependence) : independentScores,
  };
}

/** Scores of the missing features, `[missing][count]`, from as many independent standard normals. */
type ScoresOf = (values: PatientValues, missing: readonly number[], noise: readonly Float64Array[]) => Float64Array[];

const independentScores: ScoresOf = (_values, _missing, noise) => [...noise];

function conditionalScores(
  { summaries }: CompletingModel,
  dependence: NonNullable<TrainedModel['dependence']>,
): ScoresOf {
  const scorer = createScorer(summaries, dependence);
  let last = { pattern: '', conditional: conditionalOf(dependence, [], []) };
  return (values, missing, noise) => {
    const { features: known, scores } = scorer(values);
    const pattern = `${known.join()};${missing.join()}`;
    if (pattern !== last.pattern) last = { pattern, conditional: conditionalOf(dependence, missing, known) };
    const { factor, halves, knownFactor } = last.conditional;
    const whitened = solveLower(knownFactor, scores); // means are R_mk R_kk^-1 z_k, with both halves of R_kk whitened
    return missing.map((_, at) => {
      const mean = dot(halves[at]!, whitened);
      return noise[at]!.map((_point, completion) =>
        factor[at]!.reduce((sum, entry, other) => sum + entry * noise[other]![completion]!, mean),
      );
    });
  };
}

/** Of the missing features given the known ones: R_mk L^-T, with L the factor of R_kk, and the factor of the covariance. */
function conditionalOf(
  dependence: NonNullable<TrainedModel['dependence']>,
  missing: readonly number[],
  known: readonly number[],
) {
  const knownFactor = requireFactor(correlationOf(dependence, known));
  const halves = correlationOf(dependence, missing, known).map((row) => solveLower(knownFactor, row));
  const covariance = correlationOf(dependence, missing).map((row, i) =>
    row.map((entry, j) => entry - dot(halves[i]!, halves[j]!)),
  );
  return { knownFactor, halves, factor: requireFactor(covariance) };
}

function requireFactor(matrix: readonly (readonly number[])[]): number[][] {
  const factor = choleskyFactor(matrix);
  if (!factor) throw new RangeError('the correlation of the features must be positive definite; train the model anew');
  return factor;
}

function countFor({ summaries }: CompletingModel, missing: readonly number[]): number {
  if (missing.length > 1) return N_COMPLETIONS;
  const summary = summaries[missing[0]!]!;
  const nValues =
    summary.kind === 'categorical'
      ? summary.counts.length
      : summary.integer
        ? summary.quantiles.at(-1)! - summary.quantiles[0]! + 1
        : Infinity;
  return nValues <= MOST_FEW_VALUES ? N_COMPLETIONS_OF_FEW : N_COMPLETIONS_OF_ONE;
}

function hasValues({ summaries }: CompletingModel, feature: number): boolean {
  const summary = summaries[feature]!;
  return summary.kind === 'numeric' ? summary.quantiles.length > 0 : summary.counts.some((count) => count > 0);
}

/** Over the entries of the first list. */
function dot(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, at) => sum + value * other[at]!, 0);
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
