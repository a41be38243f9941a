import { describe, expect, it } from 'vitest';
import { counterfactuals } from '@/models/explain/counterfactuals';
import { movableFeatures } from '@/models/explain/movable-values';
import { assessPatient } from '@/models/inference/assess';
import type { Feature } from '@/models/features';
import type { FeatureSummary, TrainedModel } from '@/models/model';
import type { TrainingConfig } from '@/models/training/config';
import { randomModel, testConfig } from '../inference/support';

/** 20 to 44 in whole numbers or tenths: quantiles 1 and 99 are 20.24 and 43.76, the interquartile range is 12. */
function summary(changes: Partial<FeatureSummary & { kind: 'numeric' }> = {}): FeatureSummary {
  const quantiles = Array.from({ length: 101 }, (_, percent) => 20 + 0.24 * percent);
  return { kind: 'numeric', nMissing: 0, quantiles, histogram: [1], integer: true, decimals: 0, ...changes };
}

/** Numbers that care could change, over 20 to 44, and a level that it could; `seed` names the random networks. */
function movableModel(
  seed: string,
  config: TrainingConfig = testConfig({ hiddenUnits: [6] }),
  summaries: readonly FeatureSummary[] = [summary(), summary(), summary()],
): TrainedModel {
  const model = randomModel(config, summaries.length, 2, seed);
  const members = model.members.map((member) => {
    const columns = member.preprocessing.columns.map((column) =>
      column.kind === 'numeric' ? { ...column, fill: 32, mean: 32, scale: 7 } : column,
    );
    return { ...member, preprocessing: { ...member.preprocessing, columns } };
  });
  return {
    ...model,
    members,
    features: model.features.map((feature): Feature => ({ ...feature, modifiable: true })),
    summaries: [...summaries, model.summaries.at(-1)!],
  };
}

/** Every value of a small grid that a feature may take, and what it costs, written out for the cohort of `summary`. */
const wholeNumbers = Array.from({ length: 23 }, (_, at) => 21 + at);

/** Every patient who differs from this one in `size` of the features, with that set and what the changes cost. */
function* changedPatients(
  model: TrainedModel,
  patient: Float64Array,
  size: number,
  features = [0, 1, 2, 3],
): Generator<{ set: string; changed: Float64Array; distance: number }> {
  if (size === 0) {
    yield { set: '', changed: patient, distance: 0 };
    return;
  }
  for (const [at, feature] of features.entries()) {
    const isNumber = model.features[feature]!.kind === 'numeric';
    for (const value of isNumber ? wholeNumbers : [0, 1, 2]) {
      if (value === patient[feature]) continue;
      const cost = isNumber ? Math.abs(value - patient[feature]!) / 12 : 1;
      for (const { set, changed, distance } of changedPatients(model, patient, size - 1, features.slice(at + 1))) {
        const both = set === '' ? `${feature}` : `${feature},${set}`;
        yield { set: both, changed: changed.with(feature, value), distance: distance + cost };
      }
    }
  }
}

/** Smallest distance of each set of features of this size, by looking at every combination. */
function bruteForce(model: TrainedModel, patient: Float64Array, threshold: number, size: number): Map<string, number> {
  const goesDown = assessPatient(model, patient).risk >= threshold;
  const best = new Map<string, number>();
  for (const { set, changed, distance } of changedPatients(model, patient, size)) {
    if (best.get(set)! <= distance) continue;
    const { risk } = assessPatient(model, changed);
    if (goesDown ? risk < threshold : risk >= threshold) best.set(set, distance);
  }
  return best;
}

/** The furthest that changes of this many features go, up or down. */
function reach(model: TrainedModel, patient: Float64Array, size: number, isUp: boolean, features?: number[]): number {
  let furthest = isUp ? 0 : 1;
  for (const { changed } of changedPatients(model, patient, size, features)) {
    const { risk } = assessPatient(model, changed);
    furthest = isUp ? Math.max(furthest, risk) : Math.min(furthest, risk);
  }
  return furthest;
}

const setOf = ({ changes }: { changes: readonly { feature: number }[] }): string =>
  changes.map(({ feature }) => feature).join();

describe('counterfactuals against every combination', () => {
  const configs = [
    testConfig({ hiddenUnits: [6] }),
    testConfig({ hiddenUnits: [5, 4], activation: 'tanh', riskEstimator: 'levelMean' }),
    testConfig({ loss: 'bce', taus: [0.5], hiddenUnits: [6] }),
  ];

  it.each(configs)('single features are the smallest there are, both ways: $loss $activation', (config) => {
    let [nFound, nNone] = [0, 0];
    for (const seed of ['a', 'b', 'c', 'd']) {
      const model = movableModel(seed, config);
      const patient = Float64Array.of(24, 37, 40, 0);
      const { risk } = assessPatient(model, patient);
      for (const threshold of [risk - 0.12, risk - 0.04, risk + 0.03, risk + 0.15].filter((t) => t > 0 && t < 1)) {
        const expected = bruteForce(model, patient, threshold, 1);
        const { found, direction } = counterfactuals(model, patient, threshold, { count: 9 });
        expect(direction).toBe(threshold <= risk ? 'below' : 'above');
        const singles = found.filter(({ changes }) => changes.length === 1);
        expect(singles.map(setOf).sort()).toEqual([...expected.keys()].sort());
        for (const single of singles) expect(single.distance).toBeCloseTo(expected.get(setOf(single))!, 10);
        nFound += singles.length;
        nNone += 4 - singles.length;
      }
    }
    expect(nFound).toBeGreaterThan(10);
    expect(nNone).toBeGreaterThan(5);
  });

  it('pairs are the smallest there are, of features that do not do it alone', () => {
    let nPairs = 0;
    for (const seed of ['a', 'b', 'c', 'd', 'e', 'f']) {
      const model = movableModel(seed);
      const patient = Float64Array.of(24, 37, 40, 0);
      for (const isUp of [true, false]) {
        const singles = [0, 1, 2, 3].map((feature) => reach(model, patient, 1, isUp, [feature]));
        const [furthest, next] = singles.sort((one, other) => (isUp ? other - one : one - other));
        const pairs = reach(model, patient, 2, isUp);
        // one feature alone can do it; then none can, but a pair can, hardly and with ease
        for (const threshold of [(furthest! + next!) / 2, 0.9 * furthest! + 0.1 * pairs, (furthest! + pairs) / 2]) {
          const alone = bruteForce(model, patient, threshold, 1);
          const expected = bruteForce(model, patient, threshold, 2);
          const minimal = [...expected.keys()].filter((set) => set.split(',').every((feature) => !alone.has(feature)));
          const { found } = counterfactuals(model, patient, threshold, { count: 20 });
          const answers = found.filter(({ changes }) => changes.length === 2);
          expect(answers.map(setOf).sort()).toEqual(minimal.sort());
          for (const pair of answers) expect(pair.distance).toBeCloseTo(expected.get(setOf(pair))!, 10);
          nPairs += answers.length;
        }
      }
    }
    expect(nPairs).toBeGreaterThan(8);
  }, 20_000);

  it('triples come within a step of the grid of the smallest, only where no pair does it', () => {
    let nTriples = 0;
    for (const seed of ['a', 'b', 'c']) {
      const free = movableModel(seed);
      const model = { ...free, features: free.features.with(3, { ...free.features[3]!, modifiable: false }) };
      const patient = Float64Array.of(24, 37, 40, 0);
      const pairs = reach(model, patient, 2, true, [0, 1, 2]);
      const threshold = 0.85 * pairs + 0.15 * reach(model, patient, 3, true, [0, 1, 2]);
      if (threshold < pairs + 0.0005) continue;
      nTriples++;
      let smallest = Infinity;
      for (const { changed, distance } of changedPatients(model, patient, 3, [0, 1, 2])) {
        if (distance < smallest && assessPatient(model, changed).risk >= threshold) smallest = distance;
      }
      const { found } = counterfactuals(model, patient, threshold);
      expect(found.map(setOf)).toEqual(['0,1,2']);
      expect(found[0]!.distance).toBeGreaterThanOrEqual(smallest - 1e-9);
      expect(found[0]!.distance).toBeLessThan(smallest + (2 * 22) / 12 / 12); // both outer features: 22 steps in 12
    }
    expect(nTriples).toBeGreaterThan(1);
  }, 20_000);
});

describe('counterfactuals', () => {
  const model = movableModel('a');
  const patient = Float64Array.of(24, 37, 40, 0);
  const { risk } = assessPatient(model, patient);

  it('hold what they promise: across the threshold, as assessed, within the ranges, few features first', () => {
    let nAnswers = 0;
    for (let threshold = 0.1; threshold < 0.95; threshold += 0.1) {
      const { found, direction, tried } = counterfactuals(model, patient, threshold);
      expect(tried).toEqual([0, 1, 2, 3]);
      expect(found.length).toBeLessThanOrEqual(4);
      expect(new Set(found.map(setOf)).size).toBe(found.length);
      found.forEach(({ changes, risk: after, distance }, at) => {
        nAnswers++;
        const changed = Float64Array.from(patient);
        for (const { feature, from, to } of changes) {
          expect(from).toBe(patient[feature]);
          expect(to).not.toBe(from);
          if (feature < 3) expect(wholeNumbers).toContain(to);
          changed[feature] = to;
        }
        expect(after).toBeCloseTo(assessPatient(model, changed).risk, 12);
        expect(direction === 'below' ? after < threshold : after >= threshold).toBe(true);
        const before = found[at - 1];
        if (before?.changes.length === changes.length) expect(before.distance).toBeLessThanOrEqual(distance);
        else if (before) expect(before.changes.length).toBeLessThan(changes.length);
      });
    }
    expect(nAnswers).toBeGreaterThan(8);
  });

  it('give none where nothing within the valid ranges does it', () => {
    expect(counterfactuals(model, patient, 1 - 1e-9)).toMatchObject({ direction: 'above', found: [] });
    const fixed = { ...model, features: model.features.map((feature) => ({ ...feature, modifiable: false })) };
    expect(counterfactuals(fixed, patient, 0.5)).toMatchObject({ tried: [], found: [] });
  });

  it('leave alone what is missing, what care cannot change and what has nowhere to go', () => {
    const features = model.features.with(1, { ...model.features[1]!, modifiable: false });
    const summaries = model.summaries.with(2, summary({ quantiles: new Array<number>(101).fill(5) }));
    const odd = { ...model, features, summaries };
    expect(counterfactuals(odd, Float64Array.of(NaN, 37, 40, 0), 0.5).tried).toEqual([3]);
    const onlyOne = { ...odd, summaries: summaries.with(3, { kind: 'categorical', nMissing: 0, counts: [0, 4, 0] }) };
    expect(counterfactuals(onlyOne, Float64Array.of(24, 37, 40, 1), 0.5).tried).toEqual([0]);
  });

  it('find the last digit of tenths and hundredths by halving, as exactly as by looking at each', () => {
    const fine = movableModel('c', undefined, [summary({ integer: false, decimals: 2 }), summary(), summary()]);
    const given = Float64Array.of(31.5, 37, 40, 0);
    const start = assessPatient(fine, given).risk;
    const hundredths = Array.from({ length: 2353 }, (_, at) => (2024 + at) / 100);
    const risks = hundredths.map((value) => assessPatient(fine, given.with(0, value)).risk);
    let nFound = 0;
    for (const threshold of [0.97, 0.98, 0.99, 1.01, 1.02, 1.03].map((factor) => factor * start)) {
      const crossing = hundredths.filter((_, at) =>
        start >= threshold ? risks[at]! < threshold : risks[at]! >= threshold,
      );
      const nearest = crossing.sort((a, b) => Math.abs(a - 31.5) - Math.abs(b - 31.5))[0];
      const single = counterfactuals(fine, given, threshold, { count: 9 }).found.find((one) => setOf(one) === '0');
      expect(single?.changes[0]!.to).toBe(nearest);
      if (single) nFound++;
    }
    expect(nFound).toBeGreaterThan(2);
  });

  it('reads the ranges and the unit of the distance', () => {
    const described: TrainedModel = {
      ...model,
      features: model.features.with(0, {
        ...(model.features[0] as Feature & { kind: 'numeric' }),
        validRange: [22.5, 30],
      }),
      summaries: model.summaries
        .with(1, summary({ integer: false, decimals: 1 }))
        .with(2, summary({ quantiles: Array.from({ length: 101 }, (_, p) => (p < 90 ? 40 : 40 + (p - 89) * 5)) })),
    };
    const [first, second, third, level] = movableFeatures(described, patient);
    expect([first!.valueAt(0), first!.valueAt(first!.nValues - 1)]).toEqual([23, 30]);
    expect(first!.costOf(30)).toBeCloseTo(0.5, 12);
    expect([second!.valueAt(0), second!.valueAt(1), second!.valueAt(second!.nValues - 1)]).toEqual([20.3, 20.4, 43.7]);
    expect(third!.costOf(50)).toBeCloseTo(10 / (0.29 * 50), 12); // no interquartile range: 0.29 of 40 to 90
    expect([level!.costOf(0), level!.costOf(2)]).toEqual([0, 1]);
    const old = movableModel('a', undefined, [summary({ integer: false, decimals: undefined }), summary(), summary()]);
    const [unknownDigits] = movableFeatures(old, patient);
    expect(unknownDigits!.valueAt(1) - unknownDigits!.valueAt(0)).toBeCloseTo(0.1, 12);
  });

  it('refuse a threshold or a patient that makes no sense', () => {
    for (const threshold of [0, 1, NaN]) {
      expect(() => counterfactuals(model, patient, threshold)).toThrow('strictly between zero and one');
    }
    expect(() => counterfactuals(model, Float64Array.of(1), 0.5)).toThrow('has 4 values, but there are 1');
    expect(risk).toBeGreaterThan(0);
  });
});
