import { describe, expect, it } from 'vitest';
import { createCombinationJudge, UNUSUAL_COMBINATION_RULE } from '@/models/explain/out-of-distribution';
import type { FeatureTable } from '@/models/features';
import { summarizeFeature } from '@/models/inference/feature-summary';
import { createRandom } from '@/models/math/random';
import { fitDependence } from '@/models/training/dependence';
import { age } from '../inference/support';

/** Height-and-weight like pairs (correlation 0.9), and a third number that goes with neither. */
function simulate(nRows: number, seed: number): FeatureTable {
  const random = createRandom(seed);
  const height = Float64Array.from({ length: nRows }, () => random.normal());
  const weight = height.map((value) => 0.9 * value + Math.sqrt(0.19) * random.normal());
  const other = Float64Array.from({ length: nRows }, () => random.normal());
  return {
    features: [age, age, age],
    nRows,
    columns: [height.map((z) => 170 + 10 * z), weight.map((z) => 70 + 12 * z), other],
  };
}

const cohort = simulate(1500, 1);
const foldOf = Int16Array.from({ length: 1500 }, (_, row) => row % 5);
const summaries = cohort.features.map((feature, at) => summarizeFeature(feature, cohort.columns[at]!));
const dependence = fitDependence(cohort, foldOf)!;
const judge = createCombinationJudge({ summaries, dependence })!;

function shareFlagged({ columns, nRows }: FeatureTable): number {
  let nFlagged = 0;
  for (let row = 0; row < nRows; row++) {
    if (judge(Float64Array.from(columns, (column) => column[row]!))!.isUnusual) nFlagged++;
  }
  return nFlagged / nRows;
}

describe('createCombinationJudge', () => {
  it('flags about one in a hundred new patients of the same kind, and most whose values were shuffled apart', () => {
    const fresh = simulate(5000, 2);
    expect(shareFlagged(fresh)).toBeGreaterThan(0.004);
    expect(shareFlagged(fresh)).toBeLessThan(0.02);
    const shuffled = { ...fresh, columns: fresh.columns.map((column, at) => createRandom(at).shuffle(column.slice())) };
    expect(shareFlagged(shuffled)).toBeGreaterThan(0.3);
  });

  it('does not flag many new patients where the cohort is small: its own distances are out of fold', () => {
    const draw = (nRows: number, seed: number): FeatureTable => {
      const random = createRandom(seed);
      const columns = Array.from({ length: 12 }, () => Float64Array.from({ length: nRows }, () => random.normal()));
      return { features: columns.map(() => age), nRows, columns };
    };
    const few = draw(60, 5);
    const ofFew = createCombinationJudge({
      summaries: few.features.map((feature, at) => summarizeFeature(feature, few.columns[at]!)),
      dependence: fitDependence(
        few,
        Int16Array.from({ length: 60 }, (_, row) => row % 5),
      )!,
    })!;
    const fresh = draw(2000, 6);
    const flagged = Array.from({ length: 2000 }, (_, row) => row).filter(
      (row) => ofFew(Float64Array.from(fresh.columns, (column) => column[row]!))!.isUnusual,
    );
    expect(flagged.length / 2000).toBeLessThan(0.05);
    expect(flagged.length).toBeGreaterThan(0);
  });

  it('flags a combination though each value for itself is common, and says which value surprises', () => {
    const tall = 170 + 13;
    expect(judge(Float64Array.of(tall, 70 + 16, 0))!.isUnusual).toBe(false);
    const odd = judge(Float64Array.of(tall, 70 - 18, 0))!;
    expect(odd.isUnusual).toBe(true);
    expect(odd.shareMoreUsual).toBeGreaterThan(0.98);
    expect(odd.surprises.map(({ feature }) => feature)).toEqual([1, 0, 2]);
    expect(odd.surprises[0]!.residual).toBeLessThan(-4);
    expect(odd.surprises[1]!.residual).toBeGreaterThan(4);
    expect(judge(Float64Array.of(170, 70, 0))!.shareMoreUsual).toBeLessThan(0.1);
  });

  it('judges by what is known, from two values on', () => {
    expect(judge(Float64Array.of(183, 52, NaN))!.isUnusual).toBe(true);
    expect(judge(Float64Array.of(183, NaN, 0))!.isUnusual).toBe(false);
    expect(judge(Float64Array.of(183, NaN, 0))!.surprises.map(({ feature }) => feature)).toEqual([0, 2]);
    expect(judge(Float64Array.of(183, NaN, NaN))).toBeNull();
  });

  it('has nothing to say without a dependence', () => {
    expect(createCombinationJudge({ summaries })).toBeNull();
    expect(UNUSUAL_COMBINATION_RULE).toContain('99 in 100 patients');
  });
});
