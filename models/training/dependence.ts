/** Learns how the features hang together: the normal scores' correlation, and how unusual the cohort's own patients are by it. */
import type { FeatureTable } from '../features';
import { summarizeFeature } from '../inference/feature-summary';
import { createMarginal } from '../inference/marginal';
import { createScorer, unusualnessOf, type ScoreDependence } from '../inference/normal-scores';
import { choleskyFactor } from '../math/cholesky';
import { quantileOfSorted } from '../math/quantile';
import type { Dependence, FeatureSummary } from '../model';

/** With more features the matrix would outgrow the weights, and a correlation of hundreds of patients says little there. */
export const MOST_DEPENDENT_FEATURES = 100;

/** Fewer patients than this who have both of two features show no correlation that could be told from chance. */
const FEWEST_PAIRS = 10;

/** Of each feature at least this share of its variance is taken to be its own. */
const OWN_SHARE = 0.001;

/**
 * @param foldOf for each row the fold that it is left out in, -1 for a row that no fit may use (the holdout).
 * @returns undefined for more than 100 features, and where no patient has two values.
 */
export function fitDependence(table: FeatureTable, foldOf: ArrayLike<number>): Dependence | undefined {
  if (table.features.length > MOST_DEPENDENT_FEATURES) return undefined;
  const rows = Array.from({ length: table.nRows }, (_, row) => row).filter((row) => foldOf[row] !== -1);
  const folds = [...new Set(rows.map((row) => foldOf[row]!))].sort((a, b) => a - b);
  const sizes: number[] = [];
  for (const fold of folds) {
    const { summaries, dependence } = fitOn(
      table,
      rows.filter((row) => foldOf[row] !== fold),
    );
    const scoresOf = createScorer(summaries, dependence);
    for (const row of rows) {
      if (foldOf[row] !== fold) continue;
      const patient = Float64Array.from(table.columns, (column) => column[row]!);
      const unusualness = unusualnessOf(dependence, scoresOf(patient));
      if (unusualness) sizes.push(unusualness.size);
    }
  }
  if (sizes.length === 0) return undefined;
  const sorted = Float64Array.from(sizes).sort();
  const unusualness = Array.from({ length: 101 }, (_, percent) => quantileOfSorted(sorted, percent / 100));
  return { ...fitOn(table, rows).dependence, unusualness };
}

function fitOn(
  { features, columns }: FeatureTable,
  rows: readonly number[],
): { summaries: readonly FeatureSummary[]; dependence: ScoreDependence } {
  const summaries = features.map((feature, position) => summarizeFeature(feature, columns[position]!, rows));
  const scores = summaries.map((summary, position) => {
    const { scoreOf } = createMarginal(summary);
    return Float64Array.from(rows, (row) => scoreOf(columns[position]![row]!));
  });
  const all = scores.map((column) => momentsOf(column, column));
  const correlation = scores.map((column, row) =>
    scores.slice(0, row + 1).map((other, at) => (at === row ? 1 : correlationOfPair(column, other))),
  );
  return {
    summaries,
    dependence: {
      scoreMeans: all.map(({ mean }) => mean),
      scoreScales: all.map(({ square }) => Math.sqrt(square)),
      correlation: towardsIndependence(correlation),
    },
  };
}

/** Over the patients who have both; 0 where they are too few, or one of the two has a single value among them. */
function correlationOfPair(one: Float64Array, other: Float64Array): number {
  const first = momentsOf(one, other);
  const second = momentsOf(other, one);
  const scale = Math.sqrt(first.square * second.square);
  return first.count >= FEWEST_PAIRS && scale > 0 ? first.product / scale : 0;
}

/** Over the rows where both are known: count, mean and mean square deviation of `one`, and mean product of both deviations. */
function momentsOf(one: Float64Array, other: Float64Array) {
  let [count, sum, otherSum] = [0, 0, 0];
  for (let row = 0; row < one.length; row++) {
    if (Number.isNaN(one[row]) || Number.isNaN(other[row])) continue;
    count++;
    sum += one[row]!;
    otherSum += other[row]!;
  }
  const [mean, otherMean] = count > 0 ? [sum / count, otherSum / count] : [0, 0];
  let [square, product] = [0, 0];
  for (let row = 0; row < one.length; row++) {
    if (Number.isNaN(one[row]) || Number.isNaN(other[row])) continue;
    square += (one[row]! - mean) ** 2 / count;
    product += ((one[row]! - mean) * (other[row]! - otherMean)) / count;
  }
  return { count, mean, square, product };
}

/**
 * Correlations of pairs that come from different patients need not fit together, and features can repeat each other: so all of
 * them shrink by as little as makes the matrix safely positive definite.
 */
function towardsIndependence(correlation: readonly (readonly number[])[]): number[][] {
  for (let kept = 100; ; kept--) {
    const shrunk = correlation.map((entries, row) =>
      entries.map((entry, column) => (column === row ? 1 : (entry * kept) / 100)),
    );
    if (choleskyFactor(shrunk, OWN_SHARE)) return shrunk;
  }
}
