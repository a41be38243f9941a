/** The four scores and their identities; whether printed scores can belong together. */
import { describe, expect, it } from 'vitest';
import { createRandom } from '@/models/math/random';
import { confusionsThatFit, jaccardExcess, jaccardOfF1, rowsOf } from '@/models/reproduction/coherence';
import { scoresAtHalf, scoresOf, spreadOverRuns } from '@/models/reproduction/scores';

const random = createRandom('confusions');
const confusions = Array.from({ length: 200 }, () => ({
  truePositives: 1 + random.integer(60),
  falsePositives: random.integer(40),
  trueNegatives: 1 + random.integer(60),
  falseNegatives: random.integer(40),
}));

describe('scores', () => {
  it('are those worked by hand', () => {
    // 39 + 27 right of 83; kappa (66/83 - e) / (1 - e) with e = (46 49 + 37 34) / 83^2
    const scores = scoresOf({ truePositives: 39, falsePositives: 10, trueNegatives: 27, falseNegatives: 7 });
    const byChance = (46 * 49 + 37 * 34) / 83 ** 2;
    expect(scores.accuracy).toBeCloseTo(66 / 83, 12);
    expect(scores.f1).toBeCloseTo(78 / 95, 12);
    expect(scores.jaccard).toBeCloseTo(39 / 56, 12);
    expect(scores.cohenKappa).toBeCloseTo((66 / 83 - byChance) / (1 - byChance), 12);
  });

  it('obey J = F1/(2 - F1), and means of them lie above it', () => {
    const scores = confusions.map(scoresOf);
    expect(new Set(scores.map(({ f1 }) => f1.toFixed(3))).size).toBeGreaterThan(50);
    for (const { jaccard, f1 } of scores) expect(jaccardOfF1(f1)).toBeCloseTo(jaccard, 12);
    const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
    const means = { jaccard: mean(scores.map((each) => each.jaccard)), f1: mean(scores.map((each) => each.f1)) };
    expect(jaccardExcess(means)).toBeGreaterThan(0.001);
  });

  it('count a risk of one half as positive, and refuse nobody', () => {
    expect(scoresAtHalf([0.5, 0.49, 0.9, 0.1], [1, 0, 0, 1])).toMatchObject({ accuracy: 0.5, f1: 0.5, cohenKappa: 0 });
    expect(() => scoresAtHalf([], [])).toThrow('undefined');
  });

  it('are taken over runs, not over networks', () => {
    const values = [
      ...[0.2, 0.4].map((value) => ({ run: 0, value })), // 0.3
      ...[0.5, 0.7, 0.9].map((value) => ({ run: 1, value })), // 0.7
    ];
    const { mean, deviation } = spreadOverRuns(values);
    expect(mean).toBeCloseTo(0.5, 12);
    expect(deviation).toBeCloseTo(Math.sqrt(0.08), 12);
    expect(spreadOverRuns(values.slice(0, 2)).deviation).toBeNull();
    expect(() => spreadOverRuns([])).toThrow('at least one run');
  });
});

describe('printed scores', () => {
  const printed = (value: number): number => Math.floor(value * 1e4) / 1e4;

  it('of one confusion matrix are found with its size', () => {
    const confusion = { truePositives: 57, falsePositives: 13, trueNegatives: 44, falseNegatives: 8 };
    const { cohenKappa, jaccard, f1, accuracy } = scoresOf(confusion);
    const published = {
      ...{ cohenKappa: printed(cohenKappa), jaccard: printed(jaccard), f1: printed(f1) },
      accuracy: printed(accuracy),
    };
    const found = confusionsThatFit(published, { nPatients: 303, nPositive: 165 });
    expect(found.map(rowsOf)).toContain(122);
    expect(found).toContainEqual(confusion);
    expect(confusionsThatFit({ ...published, f1: published.f1 + 0.003 }, { nPatients: 303, nPositive: 165 })).toEqual(
      [],
    );
  });

  it('that are all right say nothing', () => {
    const perfect = { cohenKappa: 1, jaccard: 1, f1: 1, accuracy: 1 };
    expect(confusionsThatFit(perfect, { nPatients: 1372, nPositive: 610 })).toEqual([]);
  });
});
