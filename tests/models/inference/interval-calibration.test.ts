import { beforeAll, describe, expect, it } from 'vitest';
import { assessPatient, assessPatients } from '@/models/inference/assess';
import { createTableJudge } from '@/models/inference/judge-table';
import { riskCurves } from '@/models/inference/risk-curve';
import { createWhatIf } from '@/models/inference/what-if';
import { logit } from '@/models/math/logistic';
import type { TrainedModel } from '@/models/model';
import { inferenceKernel } from './inference-kernel';
import { randomModel, testConfig } from './support';

let kernel: WebAssembly.Module;
beforeAll(async () => {
  kernel = await inferenceKernel();
});

const model = randomModel(testConfig(), 2, 21);
const calibrated: TrainedModel = { ...model, intervalCalibration: { spreadFactor: 0.49, addedVariance: 0.16 } };
const patient = Float64Array.of(44, 57, 2);
/** 95 % quantile of Student's t with 20 degrees of freedom, and of the normal (SciPy 1.10). */
const [T20, Z] = [1.7247182429207857, 1.6448536269514722];

/** Mean and variance of the members' logits, each member asked by itself. */
function momentsOf(values: Float64Array): { mean: number; variance: number } {
  const logits = model.members.map((_, member) => logit(assessPatient(model, values, [member]).risk));
  const mean = logits.reduce((sum, value) => sum + value, 0) / logits.length;
  return { mean, variance: logits.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (logits.length - 1) };
}

describe('a calibrated interval', () => {
  it('is mean ± t sqrt(0.49 variance + 0.16) on the logit scale', () => {
    const { mean, variance } = momentsOf(patient);
    expect(variance).toBeGreaterThan(0.01); // there is a spread to speak of
    const { riskLow, riskHigh } = assessPatient(calibrated, patient);
    const half = T20 * Math.sqrt(0.49 * variance + 0.16);
    expect(logit(riskLow)).toBeCloseTo(mean - half, 9);
    expect(logit(riskHigh)).toBeCloseTo(mean + half, 9);
  });

  it('of a model from before it was kept stays the plain normal one, and the risk is the same in both', () => {
    const { mean, variance } = momentsOf(patient);
    const plain = assessPatient(model, patient);
    expect(logit(plain.riskHigh)).toBeCloseTo(mean + Z * Math.sqrt(variance), 9);
    const { riskLow: _low, riskHigh: _high, ...same } = assessPatient(calibrated, patient);
    expect(plain).toMatchObject(same);
  });

  it('leaves what missing values add as it is', () => {
    const gappy = patient.with(2, NaN);
    const plain = assessPatient(model, gappy);
    const variance = ((logit(plain.riskHigh) - logit(plain.riskLow)) / 2 / Z) ** 2;
    const added = plain.missingShare! * variance;
    const found = assessPatient(calibrated, gappy);
    const expected = 0.49 * (variance - added) + 0.16 + added;
    expect(((logit(found.riskHigh) - logit(found.riskLow)) / 2 / T20) ** 2).toBeCloseTo(expected, 8);
    expect(found.missingShare).toBeCloseTo(added / expected, 8);
  });

  it('is the same on every path: a table, the kernel, curves and the what-if', () => {
    const expected = assessPatient(calibrated, patient);
    const table = {
      features: model.features,
      nRows: 1,
      columns: Array.from(patient, (value) => Float64Array.of(value)),
    };
    const everyMember = model.members.map((_, member) => member);
    expect(assessPatients(calibrated, table, () => everyMember)[0]).toEqual(expected);
    expect(createTableJudge(calibrated, kernel)(table)[0]).toEqual(expected);
    expect(createWhatIf(calibrated, patient, { kernel }).assessment).toEqual(expected);
    for (const curve of riskCurves(calibrated, patient)) {
      const point = curve.values.indexOf(curve.at!);
      expect(curve.riskLow[point]).toBeCloseTo(expected.riskLow, 11);
      expect(curve.riskHigh[point]).toBeCloseTo(expected.riskHigh, 11);
    }
  });

  it('of a single member is its own normal one: there is no t without a degree of freedom', () => {
    const { riskLow, riskHigh } = assessPatient(calibrated, patient, [0]);
    expect((logit(riskHigh) - logit(riskLow)) / 2).toBeCloseTo(Z * 0.4, 9);
  });
});
