import { describe, expect, it } from 'vitest';
import { whatIfEffects } from '@/models/explain/what-if-effects';
import { assessPatient } from '@/models/inference/assess';
import { randomModel, testConfig } from '../inference/support';

const model = randomModel(testConfig(), 3, 4);
const patient = Float64Array.of(44, NaN, 61.5, 2);
const members = [0, 3];
const risk = (...values: number[]): number => assessPatient(model, Float64Array.from(values), members).risk;

describe('whatIfEffects', () => {
  it('has each change alone, and in the order made: risks of patients who know nothing of changes', () => {
    const changes = [
      { feature: 2, value: 40 },
      { feature: 3, value: 0 },
      { feature: 1, value: 70 },
    ];
    const { before, after, effects } = whatIfEffects(model, patient, changes, { members });
    const start = risk(44, NaN, 61.5, 2);
    const path = [start, risk(44, NaN, 40, 2), risk(44, NaN, 40, 0), risk(44, 70, 40, 0)];
    const alone = [risk(44, NaN, 40, 2), risk(44, NaN, 61.5, 0), risk(44, 70, 61.5, 2)];
    expect([before, after]).toEqual([path[0], path[3]]);
    expect(effects.map(({ feature, value }) => ({ feature, value }))).toEqual(changes);
    effects.forEach((effect, at) => {
      expect(effect.inOrder).toBeCloseTo(path[at + 1]! - path[at]!, 14);
      expect(effect.alone).toBeCloseTo(alone[at]! - start, 14);
    });
    expect(effects.reduce((sum, { inOrder }) => sum + inOrder, 0)).toBeCloseTo(after - before, 14);
    const sumAlone = effects.reduce((sum, effect) => sum + effect.alone, 0);
    expect(Math.abs(sumAlone - (after - before))).toBeGreaterThan(1e-3); // they act on each other
  });

  it('counts a second change of a feature from where it stood, and "not known" as a value', () => {
    const changes = [
      { feature: 0, value: 70 },
      { feature: 0, value: 44 },
      { feature: 2, value: NaN },
    ];
    const { effects } = whatIfEffects(model, patient, changes, { members });
    expect(effects[1]!.inOrder).toBeCloseTo(-effects[0]!.inOrder, 14);
    expect(effects[1]!.alone).toBe(0);
    expect(effects[2]!.inOrder).toBeCloseTo(risk(44, NaN, NaN, 2) - risk(44, NaN, 61.5, 2), 14);
  });

  it('has nothing to tell where nothing was changed, and leaves the patient alone', () => {
    const { before, after, effects } = whatIfEffects(model, patient, []);
    expect(effects).toEqual([]);
    expect(after).toBe(before);
    whatIfEffects(model, patient, [{ feature: 0, value: 1 }]);
    expect(patient[0]).toBe(44);
  });

  it('refuses what the model does not know', () => {
    expect(() => whatIfEffects(model, patient, [{ feature: 4, value: 1 }])).toThrow('no feature at position 4');
    expect(() => whatIfEffects(model, patient, [{ feature: 3, value: 3 }])).toThrow('there is none at 3');
    expect(() => whatIfEffects(model, Float64Array.of(1), [])).toThrow('has 4 values, but there are 1');
  });
});
