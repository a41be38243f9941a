import { beforeAll, describe, expect, it } from 'vitest';
import { assessPatient } from '@/models/inference/assess';
import { riskCurves } from '@/models/inference/risk-curve';
import { riskCurveGrid } from '@/models/inference/risk-curve-grid';
import { createWhatIf, type WhatIfAnswer } from '@/models/inference/what-if';
import type { TrainedModel } from '@/models/model';
import { inferenceKernel } from './inference-kernel';
import { randomModel, testConfig } from './support';

let kernel: WebAssembly.Module;
beforeAll(async () => {
  kernel = await inferenceKernel();
});

const configs = [
  testConfig(),
  testConfig({ head: 'monotone' }),
  testConfig({ hiddenUnits: [6, 5], activation: 'tanh', riskEstimator: 'levelMean' }),
  testConfig({ loss: 'bqc', taus: [0.25, 0.5, 0.75] }),
  testConfig({ loss: 'bce', taus: [0.5] }),
  testConfig({ loss: 'logistic', taus: [0.5], hiddenUnits: [] }),
];

describe.each(configs)('createWhatIf: $loss $activation $head', (config) => {
  const intervalCalibration = { spreadFactor: 0.6, addedVariance: 0.2 };
  const model = { ...withDeadColumn(randomModel(config, 3, 5)), intervalCalibration };
  const patient = Float64Array.of(44, NaN, 61.5, 2);

  /** Every number of an answer against assessments that know nothing of curves. */
  function expectAnswer({ assessment, curves }: WhatIfAnswer, values: Float64Array, members?: number[]): void {
    expect(assessment).toEqual(assessPatient(model, values, members));
    expect(curves.map(({ feature }) => feature)).toEqual([0, 1, 2, 3]);
    for (const { feature, values: grid, risk, riskLow, riskHigh, latentQuantiles, at } of curves) {
      const own = Number.isNaN(values[feature]!) ? null : values[feature]!;
      expect(at).toBe(own);
      expect(grid).toEqual(riskCurveGrid(model.summaries[feature]!, own));
      grid.forEach((value, point) => {
        const expected = assessPatient(model, values.with(feature, value), members);
        expect(risk[point]).toBeCloseTo(expected.risk, 13);
        expect(riskLow[point]).toBeCloseTo(expected.riskLow, 11);
        expect(riskHigh[point]).toBeCloseTo(expected.riskHigh, 11);
        latentQuantiles[point]?.forEach((q, k) => expect(q).toBeCloseTo(expected.latentQuantiles[k]!, 10));
        if (value === own) expect(risk[point]).toBe(assessment.risk);
      });
    }
  }

  it('answers for the patient as given, and after every change', () => {
    const whatIf = createWhatIf(model, patient);
    expectAnswer(whatIf, patient);
    const changes = [
      [0, 70.25],
      [3, 0],
      [1, 50],
      [0, 35],
      [2, NaN],
      [0, -40],
    ] as const; // the last one far outside
    const now = Float64Array.from(patient);
    for (const [feature, value] of changes) {
      now[feature] = value;
      expectAnswer(whatIf.change(feature, value), now);
    }
    expect(patient).toEqual(Float64Array.of(44, NaN, 61.5, 2));
  });

  it('does not drift: after two hundred changes and back it is where it began', () => {
    const whatIf = createWhatIf(model, patient, { members: [0, 2] });
    for (let step = 0; step < 200; step++) whatIf.change(step % 3, 20 + ((step * 7.3) % 60));
    for (const feature of [0, 1, 2]) whatIf.change(feature, patient[feature]!);
    const { assessment, curves } = createWhatIf(model, patient, { members: [0, 2] });
    expect(whatIf.assessment).toEqual(assessment);
    curves.forEach(({ risk, swing }, feature) => {
      risk.forEach((value, point) => expect(whatIf.curves[feature]!.risk[point]).toBeCloseTo(value, 14));
      expect(whatIf.curves[feature]!.swing).toBeCloseTo(swing, 14);
    });
  });

  it('resets to the patient as given, and goes on from there', () => {
    const whatIf = createWhatIf(model, patient, { members: [1, 4] });
    const before: WhatIfAnswer = { assessment: whatIf.assessment, curves: whatIf.curves };
    const changed = whatIf.change(0, 66);
    expect(whatIf.assessment).toEqual(changed.assessment);
    expect(whatIf.assessment.risk).not.toBe(before.assessment.risk);
    expect(whatIf.reset().curves).toEqual(before.curves);
    expect(whatIf.assessment).toEqual(before.assessment);
    expectAnswer(whatIf.change(2, 40), patient.with(2, 40), [1, 4]);
  });

  it('has the curves of the patient page, but in the order of the features', () => {
    const curves = createWhatIf(model, patient).curves;
    expect(riskCurves(model, patient)).toEqual(curves.toSorted((a, b) => b.swing - a.swing));
  });

  it('says the same from the kernel, to the last digit', () => {
    const plain = createWhatIf(model, patient, { members: [0, 3, 2] });
    const fast = createWhatIf(model, patient, { members: [0, 3, 2], kernel });
    const answerOf = ({ assessment, curves }: WhatIfAnswer): WhatIfAnswer => ({ assessment, curves });
    expect(answerOf(fast)).toEqual(answerOf(plain));
    for (const [feature, value] of [
      [0, 70.25],
      [3, NaN],
      [1, -400],
      [3, 1],
    ] as const) {
      expect(answerOf(fast.change(feature, value))).toEqual(answerOf(plain.change(feature, value)));
    }
    expect(answerOf(fast.reset())).toEqual(answerOf(plain.reset()));
    expect(() => createWhatIf(model, patient, { members: [9], kernel })).toThrow('none at 9');
    expect(() => createWhatIf(model, patient, { members: [], kernel })).toThrow('at least one member');
  });

  it('refuses what the model does not know', () => {
    const whatIf = createWhatIf(model, patient);
    expect(() => whatIf.change(4, 1)).toThrow('no feature at position 4');
    expect(() => whatIf.change(3, 3)).toThrow('Pain has 3 levels, so there is none at 3');
    expect(() => whatIf.change(0, Infinity)).toThrow('Age must be a finite number, but it is Infinity');
    expect(() => createWhatIf(model, Float64Array.of(1))).toThrow('has 4 values, but there are 1');
    expect(() => createWhatIf(model, patient, { members: [] })).toThrow('at least one member');
    expect(() => createWhatIf(model, patient, { members: [9] })).toThrow('none at 9');
    expectAnswer(whatIf, patient);
  });
});

/** As where a member's training part had one value only in a column: scale 0, so its curve is flat. */
function withDeadColumn(model: TrainedModel): TrainedModel {
  const members = model.members.map((member, position) => {
    if (position !== 2) return member;
    const { columns, nInputs } = member.preprocessing;
    const dead = { kind: 'numeric', fill: 50, mean: 50, scale: 0 } as const;
    return { ...member, preprocessing: { nInputs, columns: columns.with(0, dead) } };
  });
  return { ...model, members };
}
