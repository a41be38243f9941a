import { describe, expect, it } from 'vitest';
import { contributions, MOST_EXACT_FEATURES } from '@/models/explain/contributions';
import { createCoalitionRisks } from '@/models/explain/coalitions';
import { exactShapley } from '@/models/explain/exact-shapley';
import { sampledShapley } from '@/models/explain/sampled-shapley';
import { allMembers, assessPatient } from '@/models/inference/assess';
import type { Member, TrainedModel } from '@/models/model';
import { createPatientState } from '@/models/inference/patient-state';
import { readReference } from '../../reference/read';
import { randomModel, testConfig } from '../inference/support';

const configs = [
  testConfig(),
  testConfig({ head: 'monotone' }),
  testConfig({ hiddenUnits: [6, 5], activation: 'tanh', riskEstimator: 'levelMean' }),
  testConfig({ loss: 'bqc', taus: [0.25, 0.5, 0.75] }),
  testConfig({ loss: 'bce', taus: [0.5] }),
];

/** Contributions in the order of the features. */
function byFeature(model: TrainedModel, values: Float64Array, members?: number[]): number[] {
  const listed = contributions(model, values, members && { members }).contributions;
  return listed.toSorted((a, b) => a.feature - b.feature).map(({ contribution }) => contribution);
}

/**
 * By the definition over orders: the mean change of risk as a feature joins, over every order of all the features. The patient’s gaps keep
 * the plausible values that they have given the patient’s own values.
 */
function bruteForce(model: TrainedModel, values: Float64Array, members: number[]): number[] {
  const n = values.length;
  const sums = new Array<number>(n).fill(0);
  const state = createPatientState(model, members);
  state.set(values);
  const riskOf = (mixed: Float64Array): number => {
    state.change(mixed);
    return state.assess().risk;
  };
  let nOrders = 0;
  const visit = (left: number[], mixed: Float64Array): void => {
    if (left.length === 0) nOrders++;
    for (const feature of left) {
      const joined = mixed.with(feature, values[feature]!);
      const change = riskOf(joined) - riskOf(mixed);
      let ordersBehind = 1;
      for (let k = 2; k < left.length; k++) ordersBehind *= k;
      sums[feature]! += change * ordersBehind;
      visit(
        left.filter((other) => other !== feature),
        joined,
      );
    }
  };
  visit(
    values.reduce<number[]>((all, _, feature) => [...all, feature], []),
    model.reference,
  );
  return sums.map((sum) => sum / nOrders);
}

describe.each(configs)('contributions: $loss $activation $head', (config) => {
  const model = randomModel(config, 3, 3);

  it('are the Shapley values of the definition, with and without gaps', () => {
    for (const patient of [Float64Array.of(41, 57.5, 62, 2), Float64Array.of(66, NaN, 48, NaN)]) {
      const expected = bruteForce(model, patient, [0, 2]);
      byFeature(model, patient, [0, 2]).forEach((value, feature) => expect(value).toBeCloseTo(expected[feature]!, 12));
      expect(Math.max(...expected.map(Math.abs))).toBeGreaterThan(0.005);
    }
  });

  it('add up to the difference of the two risks', () => {
    const patient = Float64Array.of(38, 71, 44, 0);
    const { risk, referenceRisk, contributions: listed } = contributions(model, patient);
    expect(risk).toBeCloseTo(assessPatient(model, patient).risk, 12);
    expect(referenceRisk).toBeCloseTo(assessPatient(model, model.reference).risk, 12);
    expect(listed.reduce((sum, { contribution }) => sum + contribution, 0)).toBeCloseTo(risk - referenceRisk, 12);
  });
});

describe('contributions', () => {
  it('agree with the shap package on networks written out in NumPy', () => {
    const { taus, hidden, levels, cases } = readReference('shapley.json') as ShapleyReference;
    expect(cases.length).toBe(12);
    for (const { loss, estimator, members, reference, patient, values, risk, referenceRisk } of cases) {
      const config = testConfig({
        loss,
        riskEstimator: estimator,
        hiddenUnits: [hidden],
        taus: loss === 'bce' ? [0.5] : taus,
      });
      const model: TrainedModel = {
        ...randomModel(config, 4, 1),
        reference: fromJson(reference),
        // nobody in the cohort has a value, so that the members' own fills stand in for gaps, as in the reference
        summaries: [0, 1, 2, 3].map(() => nobodyHasIt),
        members: members.map((member, index) => memberOf(member, index, levels)),
      };
      const found = contributions(model, fromJson(patient));
      expect(found.risk).toBeCloseTo(risk, 11);
      expect(found.referenceRisk).toBeCloseTo(referenceRisk, 11);
      for (const { feature, contribution } of found.contributions)
        expect(contribution).toBeCloseTo(values[feature]!, 11);
    }
  });

  it('are the products of weight and difference where the model is linear (Lundberg and Lee 2017, corollary 1)', () => {
    // a hidden unit that is always on, and logits so small that expit(z) = 1/2 + z/4 to 1e-13
    const inputWeights = [0.5, -0.25, 0.125, 0, 0, 0];
    const model = linearModel(inputWeights, 2 ** -14);
    const patient = Float64Array.of(53, 42, 50.5, 2);
    const expected = [0.5 * 3, -0.25 * -8, 0.125 * 0.5, 0].map((share) => (share * 2 ** -14) / 4);
    byFeature(model, patient).forEach((value, feature) => expect(value).toBeCloseTo(expected[feature]!, 12));
    expect(expected[0]).toBeGreaterThan(1e-6);
  });

  it('are zero for a feature that equals the reference, and equal for features that play the same part', () => {
    const model = linearModel([0.25, 0.25, 0.5, 0, 0, 0], 0.5);
    const [first, second, third, fourth] = byFeature(model, Float64Array.of(53, 53, 50, 1));
    expect(first).toBeGreaterThan(0.05);
    expect(second).toBeCloseTo(first!, 14);
    expect([third, fourth]).toEqual([0, 0]);
    const same = contributions(model, model.reference);
    expect(same.contributions.every(({ contribution }) => contribution === 0)).toBe(true);
    expect(same.risk).toBe(same.referenceRisk);
  });

  it('come the largest first, with the values they are about', () => {
    const linear = linearModel([0.25, -0.5, 0.125, 0, 0, 0], 0.5);
    const always50 = { ...nobodyHasIt, quantiles: new Array<number>(101).fill(50) };
    const model = { ...linear, summaries: linear.summaries.with(2, always50) };
    const listed = contributions(model, Float64Array.of(53, 56, NaN, 1)).contributions;
    expect(listed.map(({ feature }) => feature)).toEqual([1, 0, 2, 3]);
    expect(listed.map(({ value }) => value)).toEqual([56, 53, null, 1]);
    expect(listed.map(({ reference }) => reference)).toEqual([50, 50, 50, 1]);
    expect(listed[0]!.contribution).toBeLessThan(0);
    expect(listed[2]!.contribution).toBe(0); // the one value that the cohort has is the reference
  });

  it('count a gap as what not knowing does: the risk averaged over plausible values', () => {
    const model = randomModel(testConfig(), 2, 3);
    const [known] = byFeature(model, Float64Array.of(NaN, 50, 1));
    const assumed =
      assessPatient(model, model.reference.with(0, NaN)).risk - assessPatient(model, model.reference).risk;
    expect(known).toBeCloseTo(assumed, 13);
    expect(Math.abs(assumed)).toBeGreaterThan(1e-6);
    const nobody: TrainedModel = { ...model, reference: model.reference.with(0, NaN) };
    expect(byFeature(nobody, Float64Array.of(NaN, 61, 1))[0]).toBe(0);
  });

  it('are exact as long as no more than twelve features differ, and sampled beyond', () => {
    const model = randomModel(testConfig({ hiddenUnits: [4], taus: [0.3, 0.7] }), MOST_EXACT_FEATURES + 1, 2);
    const patient = Float64Array.from(model.features, (_, feature) =>
      feature > MOST_EXACT_FEATURES ? 1 : 44.25 + feature / 2,
    );
    const twelve = contributions(model, patient.with(0, 50));
    expect(twelve).toMatchObject({ method: 'exact', intervalLevel: null });
    expect(twelve.contributions.every(({ low, high, contribution }) => low === contribution && high === low)).toBe(
      true,
    );
    const thirteen = contributions(model, patient, { nPairs: 20 });
    expect(thirteen).toMatchObject({ method: 'sampled', intervalLevel: 0.95 });
    expect(thirteen.contributions.filter(({ low, high }) => low < high).length).toBe(MOST_EXACT_FEATURES + 1);
    const sum = thirteen.contributions.reduce((total, { contribution }) => total + contribution, 0);
    expect(sum).toBeCloseTo(thirteen.risk - thirteen.referenceRisk, 12);
    expect(thirteen.risk).toBeCloseTo(assessPatient(model, patient).risk, 12);
  });

  it('refuse what does not fit the model', () => {
    const model = randomModel(testConfig());
    expect(() => contributions(model, Float64Array.of(1))).toThrow('has 3 values, but there are 1');
    expect(() => contributions(model, model.reference, { members: [] })).toThrow('at least one member');
    expect(() => contributions(model, model.reference, { members: [7] })).toThrow('none at 7');
    const risks = createCoalitionRisks(model, model.reference, Float64Array.of(1, 2, 0), [0]);
    expect(() => sampledShapley(risks, 1, 1)).toThrow(
      'pairs of orders must be a whole number from 2 on, but they are 1',
    );
  });
});

describe('sampledShapley', () => {
  const model = randomModel(testConfig({ hiddenUnits: [5], taus: [0.3, 0.5, 0.7] }), 6, 2);
  const patient = Float64Array.of(30, 70, 44, 61, 38, 55, 2);
  const risks = createCoalitionRisks(model, model.reference, patient, allMembers(model));
  const exact = exactShapley(risks);

  it('has the exact values within its intervals as often as it says', () => {
    let [nWithin, nValues, width] = [0, 0, 0];
    for (let seed = 0; seed < 60; seed++) {
      const { values, halfWidths, emptyRisk, fullRisk } = sampledShapley(risks, 40, seed);
      expect(emptyRisk).toBeCloseTo(exact.emptyRisk, 13);
      expect(fullRisk).toBeCloseTo(exact.fullRisk, 13);
      expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(fullRisk - emptyRisk, 12);
      values.forEach((value, player) => {
        nValues++;
        width += halfWidths[player]!;
        if (Math.abs(value - exact.values[player]!) <= halfWidths[player]!) nWithin++;
      });
    }
    expect(nValues).toBe(420);
    expect(nWithin / nValues).toBeGreaterThan(0.9);
    expect(nWithin / nValues).toBeLessThan(0.99);
    expect(width / nValues).toBeGreaterThan(1e-4); // or the intervals would be trivial
  });

  it('gives the same numbers for the same seed, and closer ones with more orders', () => {
    expect(sampledShapley(risks, 30, 4)).toEqual(sampledShapley(risks, 30, 4));
    expect(sampledShapley(risks, 30, 5).values).not.toEqual(sampledShapley(risks, 30, 4).values);
    const few = sampledShapley(risks, 25, 4).halfWidths;
    const many = sampledShapley(risks, 400, 4).halfWidths;
    many.forEach((halfWidth, player) => expect(halfWidth).toBeLessThan(few[player]! / 2));
  });
});

interface ReferenceMember {
  readonly fill: readonly number[];
  readonly mean: readonly number[];
  readonly scale: readonly number[];
  readonly levelFill: number;
  readonly weights: readonly number[];
}

interface ShapleyReference {
  readonly taus: number[];
  readonly hidden: number;
  readonly levels: number;
  readonly cases: readonly {
    readonly loss: 'bce' | 'sbqc';
    readonly estimator: 'root' | 'levelMean';
    readonly members: readonly ReferenceMember[];
    readonly reference: readonly (number | null)[];
    readonly patient: readonly (number | null)[];
    readonly risk: number;
    readonly referenceRisk: number;
    readonly values: readonly number[];
  }[];
}

const nobodyHasIt = { kind: 'numeric' as const, nMissing: 3, quantiles: [], histogram: [], integer: false };

function fromJson(values: readonly (number | null)[]): Float64Array {
  return Float64Array.from(values, (value) => value ?? NaN);
}

function memberOf({ fill, mean, scale, levelFill, weights }: ReferenceMember, index: number, nLevels: number): Member {
  const numeric = fill.map((value, at) => ({
    kind: 'numeric' as const,
    fill: value,
    mean: mean[at]!,
    scale: scale[at]!,
  }));
  const columns = [...numeric, { kind: 'categorical' as const, fill: levelFill, nLevels }];
  const preprocessing = { columns, nInputs: fill.length + nLevels };
  return { index, repeat: 0, fold: index, preprocessing, weights: Float32Array.from(weights) };
}

/** One BCE network whose logit is `size` times the weighted differences to 50, exactly: its hidden unit is always on. */
function linearModel(inputWeights: readonly number[], size: number): TrainedModel {
  const model = randomModel(testConfig({ loss: 'bce', taus: [0.5], hiddenUnits: [1] }), 3, 1);
  const column = { kind: 'numeric' as const, fill: 50, mean: 50, scale: 1 };
  const columns = [column, column, column, { kind: 'categorical' as const, fill: 1, nLevels: 3 }];
  const weights = Float32Array.of(...inputWeights, 128, size, -128 * size);
  return { ...model, members: [{ ...model.members[0]!, preprocessing: { columns, nInputs: 6 }, weights }] };
}
