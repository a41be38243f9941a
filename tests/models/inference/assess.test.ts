import { describe, expect, it } from 'vitest';
import { assessPatient, assessPatients } from '@/models/inference/assess';
import { createEnsemble } from '@/models/inference/ensemble';
import { solveTauStar } from '@/models/inference/tau-star';
import { membersThatNeverSaw } from '@/models/inference/unseen-members';
import { hyperbolicSecant } from '@/models/math/hyperbolic-secant';
import { age, nineTaus, pain, randomModel, testConfig } from './support';

const agreeing = (risk: number): Float64Array =>
  Float64Array.from(nineTaus, (tau) => -hyperbolicSecant.quantile(1 - risk, tau));

describe('ensemble', () => {
  it('one member whose levels agree: that risk, by either estimator, and no interval', () => {
    for (const riskEstimator of ['root', 'levelMean'] as const) {
      for (const risk of [0.001, 0.3, 0.97]) {
        const ensemble = createEnsemble(1, { config: testConfig({ riskEstimator }) });
        ensemble.add(0, agreeing(risk), 0);
        const assessed = ensemble.assess(0);
        expect(assessed.risk).toBeCloseTo(risk, 12);
        expect(assessed.levelMean).toBeCloseTo(risk, 12);
        expect(assessed.tauStar).toBeCloseTo(1 - risk, 12);
        expect(assessed.levelDisagreement).toBeCloseTo(0, 12);
        expect(assessed.riskHigh - assessed.riskLow).toBeCloseTo(0, 9);
        assessed.latentQuantiles.forEach((value, level) => expect(value).toBeCloseTo(agreeing(risk)[level]!, 9));
      }
    }
  });

  it('probabilities are averaged, not latent quantiles: risks 0.2 and 0.6 make 0.4', () => {
    const ensemble = createEnsemble(1, { config: testConfig() });
    ensemble.add(0, agreeing(0.2), 0);
    ensemble.add(0, agreeing(0.6), 0);
    const assessed = ensemble.assess(0);
    expect(assessed.risk).toBeCloseTo(0.4, 12);
    // logits -1.3863 and 0.4055: mean -0.4904, sd 1.2670, times 1.6449
    expect(assessed.riskLow).toBeCloseTo(1 / (1 + Math.exp(0.49041 + 1.644854 * 1.267)), 4);
    expect(assessed.riskHigh).toBeCloseTo(1 / (1 + Math.exp(0.49041 - 1.644854 * 1.267)), 4);
    expect(assessed).toMatchObject({ intervalLevel: 0.9, nMembers: 2, beyondGrid: null });
  });

  it('the curves shown and tau* agree: tau* is the root of the latent quantiles given', () => {
    const model = randomModel(testConfig(), 2, 10);
    const assessed = assessPatient(model, model.reference);
    expect(solveTauStar(assessed.latentQuantiles, nineTaus).tauStar).toBeCloseTo(assessed.tauStar!, 14);
    expect(assessed.latentQuantiles).toEqual([...assessed.latentQuantiles].sort((a, b) => a - b));
  });

  it('the interval always holds the risk', () => {
    const ensemble = createEnsemble(1, { config: testConfig({ loss: 'bce', taus: [0.5] }) });
    // the mean of these risks lies above mean + 1.645 sd of their logits
    for (let member = 0; member < 60; member++) ensemble.add(0, Float64Array.of(member === 0 ? 0 : -16), 0);
    const assessed = ensemble.assess(0);
    expect(assessed.risk).toBeGreaterThan(0.008);
    expect(assessed.riskHigh).toBe(assessed.risk);
  });

  it('BCE: the mean of the risks, and nothing about levels', () => {
    const ensemble = createEnsemble(2, { config: testConfig({ loss: 'bce', taus: [0.5] }) });
    ensemble.add(1, Float64Array.of(99, 0), 1);
    ensemble.add(1, Float64Array.of(Math.log(3)), 0);
    expect(ensemble.assess(1)).toMatchObject({
      risk: expect.closeTo(0.625, 14) as number,
      tauStar: null,
      levelMean: null,
      levelDisagreement: null,
      beyondGrid: null,
      latentQuantiles: [],
      nMembers: 2,
    });
    expect(() => ensemble.assess(0)).toThrow('at least one member');
  });

  it('certain members give finite numbers everywhere', () => {
    for (const value of [-1e4, 1e4]) {
      const ensemble = createEnsemble(1, { config: testConfig() });
      ensemble.add(0, new Float64Array(9).fill(value), 0);
      ensemble.add(0, new Float64Array(9).fill(value), 0);
      const { latentQuantiles, ...rest } = ensemble.assess(0);
      for (const number of [...latentQuantiles, rest.risk, rest.riskLow, rest.riskHigh, rest.tauStar, rest.levelMean]) {
        expect(Number.isFinite(number)).toBe(true);
      }
    }
  });
});

describe('assessPatient and assessPatients', () => {
  const model = randomModel(testConfig(), 2, 4);
  const table = {
    features: [age, age, pain],
    nRows: 3,
    columns: [Float64Array.of(40, 55, NaN), Float64Array.of(61, NaN, 42), Float64Array.of(0, 2, NaN)],
  };

  it('agree to the last digit, missing values and chosen members included', () => {
    const membersOf = (row: number): number[] => (row === 1 ? [0, 3] : [1, 2, 3]);
    const together = assessPatients(model, table, membersOf);
    together.forEach((assessment, row) => {
      const values = Float64Array.from(table.columns, (column) => column[row]!);
      expect(assessPatient(model, values, membersOf(row))).toEqual(assessment);
    });
    expect(new Set(together.map(({ risk }) => risk)).size).toBe(3);
  });

  it('refuse a member that is not there and an empty choice', () => {
    expect(() => assessPatient(model, model.reference, [4])).toThrow('4 members, so there is none at 4');
    expect(() => assessPatient(model, model.reference, [])).toThrow('at least one member');
  });
});

it('membersThatNeverSaw: the fold that left the patient out in each repeat; all for a holdout or new patient', () => {
  const model = randomModel(testConfig()); // folds by repeat: rows (0, 1, holdout) and (1, 1, holdout)
  expect(membersThatNeverSaw(model, 0)).toEqual([0, 3]);
  expect(membersThatNeverSaw(model, 1)).toEqual([1, 3]);
  expect(membersThatNeverSaw(model, 2)).toEqual([0, 1, 2, 3]);
  expect(membersThatNeverSaw(model, null)).toEqual([0, 1, 2, 3]);
  expect(() => membersThatNeverSaw(model, 3)).toThrow('row must be a whole number below 3');
});
