/** How alike two patients are in their features, as a covariance would have it: feature by feature, and in pairs of features. */
import type { FeatureTable } from '../features';
import { createMarginal } from '../inference/marginal';
import type { FeatureSummary } from '../model';

/**
 * Of two patients by their positions, first over the features by themselves: the covariance of a sum of smooth functions of one feature
 * each; then over pairs of features: that of a sum of products of two, 0 with a single feature. Over the patients each has mean 1
 * of a patient with itself.
 */
export type Likeness = (one: number, other: number) => readonly [alone: number, paired: number];

/**
 * Likeness of two values of a number is exp(-d^2/2), d the distance of their normal scores over 0.7, and for the pairs of features the
 * product of the scores; of two levels of a category 1 or 0. Each is centred over the patients, so that what all share counts as no
 * likeness, and has mean 1 of a patient with itself; a missing value is like none.
 *
 * @param rows the patients' rows in the table; a likeness is asked for by positions in this list.
 */
export function createLikeness(
  { features, columns }: FeatureTable,
  summaries: readonly FeatureSummary[],
  rows: readonly number[],
): Likeness {
  const parts = features.map((feature, position): readonly [PairFunction, PairFunction] => {
    const { scoreOf } = createMarginal(summaries[position]!);
    const values = Float64Array.from(rows, (row) => columns[position]![row]!);
    const scores = feature.kind === 'numeric' ? values.map(scoreOf) : values;
    if (feature.kind === 'numeric') return [centred(scores, likeNumbers), centred(scores, productOf)];
    const same = centred(scores, likeLevels);
    return [same, same];
  });
  const sum: Likeness = (one, other) => {
    let [alone, total, squares] = [0, 0, 0];
    for (const [like, product] of parts) {
      const value = product(one, other);
      alone += like(one, other);
      total += value;
      squares += value * value;
    }
    return [alone, (total * total - squares) / 2];
  };
  const own = rows.map((_, position) => sum(position, position));
  const scaleAlone = inverseMean(own.map(([alone]) => alone));
  const scalePaired = inverseMean(own.map(([, paired]) => paired));
  return (one, other) => {
    const [alone, paired] = sum(one, other);
    return [scaleAlone * alone, scalePaired * paired];
  };
}

type PairFunction = (one: number, other: number) => number;

/** In standard deviations of a number's normal score. */
const REACH = 0.7;

function likeNumbers(one: number, other: number): number {
  return Math.exp(-(((one - other) / REACH) ** 2) / 2);
}

function productOf(one: number, other: number): number {
  return one * other;
}

function likeLevels(one: number, other: number): number {
  return one === other ? 1 : 0;
}

/** Less its mean over either patient, plus its mean over both; by a scale, with mean 1 of a patient with itself. */
function centred(values: Float64Array, like: PairFunction): PairFunction {
  const known = values.filter((value) => !Number.isNaN(value));
  const meanOf = new Map<number, number>(); // values come more than once
  for (const value of known) {
    if (meanOf.has(value)) continue;
    let sum = 0;
    for (const other of known) sum += like(value, other);
    meanOf.set(value, sum / known.length);
  }
  const means = values.map((value) => meanOf.get(value) ?? NaN);
  const mean = known.reduce((sum, value) => sum + meanOf.get(value)!, 0) / known.length;
  const shared: PairFunction = (one, other) => {
    const value = like(values[one]!, values[other]!) - means[one]! - means[other]! + mean;
    return Number.isNaN(value) ? 0 : value;
  };
  const scale = inverseMean(Array.from(values, (_, position) => shared(position, position)));
  return (one, other) => scale * shared(one, other);
}

/** 0 where nothing varies. */
function inverseMean(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return mean > 1e-12 ? 1 / mean : 0;
}
