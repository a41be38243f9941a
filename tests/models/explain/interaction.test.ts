import { describe, expect, it } from 'vitest';
import { interaction } from '@/models/explain/interaction';
import { assessPatient } from '@/models/inference/assess';
import type { TrainedModel } from '@/models/model';
import { randomModel, testConfig } from '../inference/support';

/** One BCE network of always-on units, whose logit is far from the bend of expit: the risk is additive to 1e-12. */
function additiveModel(): TrainedModel {
  const model = randomModel(testConfig({ loss: 'bce', taus: [0.5], hiddenUnits: [1] }), 2, 1);
  const column = { kind: 'numeric' as const, fill: 50, mean: 50, scale: 1 };
  const columns = [column, column, { kind: 'categorical' as const, fill: 1, nLevels: 3 }];
  const size = 2 ** -14;
  const weights = Float32Array.of(0.5, -0.25, 0, 1, 2, 128, size, -128 * size);
  return { ...model, members: [{ ...model.members[0]!, preprocessing: { columns, nInputs: 5 }, weights }] };
}

/** So many that half a patient's rank is nothing. */
function ofManyPatients(model: TrainedModel): TrainedModel {
  const summaries = model.summaries.map((summary) =>
    summary.kind === 'numeric' ? { ...summary, histogram: [1_000_000] } : summary,
  );
  return { ...model, summaries };
}

describe.each([testConfig(), testConfig({ loss: 'bce', taus: [0.5], activation: 'tanh' })])(
  'interaction: $loss $activation',
  (config) => {
    const model = ofManyPatients(randomModel(config, 3, 3));
    const patient = Float64Array.of(44, NaN, 61.5, 2);

    it('is the risk of each pair of values, all else held', () => {
      const { features, values, risk, at } = interaction(model, patient, [2, 0], { nGrid: 7, members: [0, 2] });
      expect(features).toEqual([2, 0]);
      expect(at).toEqual([61.5, 44]);
      expect(values[0].length).toBe(7);
      expect([values[0][0], values[0][6]]).toEqual([20.6, 79.4]); // 1st and 99th percentile
      values[0].forEach((a, row) =>
        values[1].forEach((b, column) => {
          const expected = assessPatient(model, patient.with(2, a).with(0, b), [0, 2]).risk;
          expect(risk[row]![column]).toBeCloseTo(expected, 12);
        }),
      );
    });

    it('takes the levels that anybody has, and leaves a gap a gap', () => {
      const { values, risk, at } = interaction(model, patient, [1, 3], { nGrid: 3 });
      expect(values[1]).toEqual([0, 1, 2]);
      expect(at).toEqual([null, 2]);
      expect(risk[2]![1]).toBeCloseTo(assessPatient(model, patient.with(1, 79.4).with(3, 1)).risk, 12);
      const empty = model.summaries.with(3, { kind: 'categorical', nMissing: 0, counts: [3, 0, 1] });
      expect(interaction({ ...model, summaries: empty }, patient, [1, 3]).values[1]).toEqual([0, 2]);
    });

    it('has the strength of a two-way analysis of variance, by explicit sums', () => {
      const { risk, strength } = interaction(model, patient, [0, 3], { nGrid: 9 });
      // uniform quantiles: equal cells, half of one at either end; levels as often as counted, 3 : 2 : 1
      const rows = Array.from({ length: 9 }, (_, at) => (at % 8 === 0 ? cellAtEnd : 7.35 / 60));
      const columns = [3 / 6, 2 / 6, 1 / 6];
      let [total, beyond] = [0, 0];
      const mean = sumOf(risk, (row, column) => rows[row]! * columns[column]! * risk[row]![column]!);
      sumOf(risk, (row, column) => {
        const value = risk[row]![column]!;
        const rowMean = columns.reduce((sum, weight, j) => sum + weight * risk[row]![j]!, 0);
        const columnMean = rows.reduce((sum, weight, i) => sum + weight * risk[i]![column]!, 0);
        const weight = rows[row]! * columns[column]!;
        total += weight * (value - mean) ** 2;
        beyond += weight * (value - rowMean - columnMean + mean) ** 2;
        return 0;
      });
      expect(strength).toBeCloseTo(beyond / total, 5);
      expect(strength).toBeGreaterThan(0.005);
    });

    it('says what both do beyond the sum, against the reference patient', () => {
      const [a, b] = [0, 2] as const;
      const risk = (values: Float64Array): number => assessPatient(model, values).risk;
      const other = (feature: number, values = patient): typeof patient =>
        values.with(feature, model.reference[feature]!);
      const expected = risk(patient) - risk(other(a)) - risk(other(b)) + risk(other(a, other(b)));
      expect(interaction(model, patient, [a, b]).beyondSum).toBeCloseTo(expected, 12);
      expect(Math.abs(expected)).toBeGreaterThan(1e-4);
      expect(interaction(model, other(a), [a, b]).beyondSum).toBe(0);
    });
  },
);

/** Of 20 to 80 in nine values from 20.6 to 79.4: up to the middle between the first two. */
const cellAtEnd = (20.6 + 7.35 / 2 - 20) / 60;

function sumOf(surface: readonly (readonly number[])[], term: (row: number, column: number) => number): number {
  let sum = 0;
  surface.forEach((entries, row) => entries.forEach((_, column) => (sum += term(row, column))));
  return sum;
}

describe('interaction', () => {
  it('finds none in an additive risk, and none where a feature plays no part', () => {
    const additive = interaction(ofManyPatients(additiveModel()), Float64Array.of(60, 42, 2), [0, 1]);
    expect(additive.strength).toBeLessThan(1e-6);
    expect(Math.abs(additive.beyondSum)).toBeLessThan(1e-11);
    expect(new Set(additive.risk.flat()).size).toBe(25 + 2 * 24); // slopes 2 : -1, so that many cells share a value
    const flat = additiveModel();
    const weights = flat.members[0]!.weights.with(0, 0).with(1, 0);
    const still = { ...flat, members: [{ ...flat.members[0]!, weights }] };
    expect(interaction(still, Float64Array.of(60, 42, 2), [0, 1]).strength).toBe(0);
  });

  it('takes whole numbers where the feature has no others', () => {
    const model = randomModel(testConfig());
    const summaries = model.summaries.map((summary) =>
      summary.kind === 'numeric' ? { ...summary, integer: true } : summary,
    );
    const { values } = interaction({ ...model, summaries }, model.reference, [0, 1], { nGrid: 200 });
    expect(values[0]).toEqual(Array.from({ length: 59 }, (_, at) => 21 + at)); // each once
  });

  it('refuses what makes no surface', () => {
    const model = randomModel(testConfig());
    expect(() => interaction(model, model.reference, [1, 1])).toThrow('two different features');
    expect(() => interaction(model, model.reference, [0, 5])).toThrow('no feature at position 5');
    expect(() => interaction(model, model.reference, [0, 1], { nGrid: 1 })).toThrow('2 or more, but it has 1');
    const nobody = { kind: 'numeric' as const, nMissing: 3, quantiles: [], histogram: [], integer: true };
    const summaries = model.summaries.with(0, nobody);
    expect(() => interaction({ ...model, summaries }, model.reference, [0, 1])).toThrow('nobody in the cohort has');
  });
});
