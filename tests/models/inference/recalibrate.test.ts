/** A recalibrated model against numbers from elsewhere, against itself as trained, and on every way that leads to a risk. */
import { beforeAll, describe, expect, it } from 'vitest';
import { contributions } from '@/models/explain/contributions';
import { allMembers, assessPatient, assessPatients } from '@/models/inference/assess';
import { individualCurves } from '@/models/inference/individual-curves';
import { createTableJudge } from '@/models/inference/judge-table';
import { createRecalibrator, quantileLevels, recalibrateRisk, riskMapOf } from '@/models/inference/recalibrate';
import { riskCurves } from '@/models/inference/risk-curve';
import { solveTauStar } from '@/models/inference/tau-star';
import { modelForPatient } from '@/models/inference/unseen-members';
import { createWhatIf } from '@/models/inference/what-if';
import { asymmetricLaplace } from '@/models/math/asymmetric-laplace';
import { hyperbolicSecant } from '@/models/math/hyperbolic-secant';
import { expit, logit } from '@/models/math/logistic';
import { createRandom } from '@/models/math/random';
import type { Assessment, Recalibration, RiskMap, TrainedModel } from '@/models/model';
import { readReference, relativeError } from '../../reference/read';
import { inferenceKernel } from './inference-kernel';
import { randomModel, testConfig } from './support';

interface Levels extends RiskMap {
  distribution: 'secant' | 'laplace';
  taus: number[];
  latentQuantiles: number[];
  movedTaus: number[];
  movedLatentQuantiles: number[];
  movedDisagreement: number;
}
const { levels } = readReference('recalibration.json') as { levels: Levels[] };
const distributions = { secant: hyperbolicSecant, laplace: asymmetricLaplace };

const recalibrationOf = (map: RiskMap, folds: readonly RiskMap[] = [map, map]): Recalibration => ({
  ...map,
  ...{ from: 'f'.repeat(64), interceptInterval: [0, 1], slopeInterval: [0, 1], nPatients: 3, nEvents: 1 },
  ...{ folds, codeVersion: 'test' },
});
const recalibrated = (model: TrainedModel, map: RiskMap, folds?: readonly RiskMap[]): TrainedModel => {
  return { ...model, recalibration: recalibrationOf(map, folds) };
};
const map = { intercept: 0.3, slope: 1.4 };
const someAssessment: Omit<Assessment, 'latentQuantiles'> = {
  ...{ risk: 0.4, riskLow: 0.3, riskHigh: 0.5, intervalLevel: 0.9, tauStar: 0.6, levelMean: 0.41 },
  ...{ levelDisagreement: 0, beyondGrid: null, nMembers: 2 },
};

describe.each(levels)('the levels of $distribution by $intercept and $slope', (expected) => {
  const { taus, latentQuantiles } = expected;
  const config = testConfig({ taus, loss: expected.distribution === 'secant' ? 'sbqc' : 'bqc' });
  const model = { config, recalibration: recalibrationOf(expected) };
  const distribution = distributions[expected.distribution];
  const moved = createRecalibrator(model, distribution)({ ...someAssessment, latentQuantiles });

  it('go where mpmath says', () => {
    quantileLevels(model).forEach((tau, level) => {
      expect(relativeError(tau, expected.movedTaus[level]!)).toBeLessThan(1e-13);
    });
    moved.latentQuantiles.forEach((quantile, level) => {
      expect(Math.abs(quantile - expected.movedLatentQuantiles[level]!)).toBeLessThan(1e-12);
    });
    expect(Math.abs(moved.levelDisagreement! - expected.movedDisagreement)).toBeLessThan(1e-13);
  });

  it('change sign where they did, and have their root where the risk goes', () => {
    expect(moved.latentQuantiles.map(Math.sign)).toEqual(latentQuantiles.map(Math.sign));
    const before = solveTauStar(latentQuantiles, taus, distribution);
    const after = solveTauStar(moved.latentQuantiles, quantileLevels(model), distribution);
    expect(after.beyondGrid).toBe(before.beyondGrid);
    // not to the last digit: the rule between two levels is a line, and a map bends it
    expect(Math.abs(after.risk - recalibrateRisk(expected, before.risk))).toBeLessThan(1e-3);
  });
});

it('levels that agree keep agreeing, on the recalibrated risk itself', () => {
  const { taus } = testConfig();
  for (const risk of [0.02, 0.35, 0.77, 0.98]) {
    const latentQuantiles = taus.map((tau) => -hyperbolicSecant.quantile(1 - risk, tau));
    const model = { config: testConfig(), recalibration: recalibrationOf(map) };
    const moved = createRecalibrator(model, hyperbolicSecant)({ ...someAssessment, latentQuantiles });
    expect(moved.levelDisagreement).toBeLessThan(1e-12);
    expect(solveTauStar(moved.latentQuantiles, quantileLevels(model)).risk).toBeCloseTo(recalibrateRisk(map, risk), 10);
  }
});

const configs = [
  testConfig(),
  testConfig({ riskEstimator: 'levelMean' }),
  testConfig({ head: 'monotone' }),
  testConfig({ hiddenUnits: [6, 5], activation: 'tanh' }),
  testConfig({ loss: 'bqc', taus: [0.25, 0.5, 0.75] }),
  testConfig({ loss: 'bce', taus: [0.5] }),
  testConfig({ loss: 'logistic', taus: [0.5], hiddenUnits: [] }),
];

describe.each(configs)('a recalibrated model: $loss $riskEstimator $head $activation', (config) => {
  let kernel: WebAssembly.Module;
  beforeAll(async () => {
    kernel = await inferenceKernel();
  });
  const trained = randomModel(config, 3, 6);
  const model = recalibrated(trained, map);
  const random = createRandom('patients');
  const patients = Array.from({ length: 12 }, (_, patient) =>
    Float64Array.of(50 + 9 * random.normal(), patient % 4 === 3 ? NaN : 45 + 8 * random.normal(), 52, patient % 3),
  );

  it('moves every risk of a judgement by the map, and the interval’s logits exactly', () => {
    for (const values of patients) {
      const [before, after] = [assessPatient(trained, values), assessPatient(model, values)];
      for (const [was, is] of [
        [before.risk, after.risk],
        [before.riskLow, after.riskLow],
        [before.riskHigh, after.riskHigh],
      ] as const)
        expect(relativeError(is, expit(map.intercept + map.slope * logit(was)))).toBeLessThan(1e-12);
      expect(after.beyondGrid).toBe(before.beyondGrid);
      expect(after.nMembers).toBe(before.nMembers);
      expect(after.missingShare).toBe(before.missingShare);
      if (before.tauStar === null) expect(after).toMatchObject({ tauStar: null, levelMean: null, latentQuantiles: [] });
      else {
        expect(after.tauStar).toBeCloseTo(1 - recalibrateRisk(map, 1 - before.tauStar), 13);
        expect(after.levelMean).toBeCloseTo(recalibrateRisk(map, before.levelMean!), 13);
        const own = config.riskEstimator === 'root' ? 1 - after.tauStar! : after.levelMean!;
        expect(after.risk).toBeCloseTo(own, 13);
        expect(after.latentQuantiles.filter((q) => q < 0)).toHaveLength(
          before.latentQuantiles.filter((q) => q < 0).length,
        );
      }
    }
  });

  it('says one risk of a patient, whichever way it is asked', () => {
    const tableOf = (rows: readonly Float64Array[]) => ({
      features: model.features,
      nRows: rows.length,
      columns: model.features.map((_, feature) => Float64Array.from(rows, (values) => values[feature]!)),
    });
    const ofTable = assessPatients(model, tableOf(patients), () => allMembers(model));
    const complete = patients.filter((values) => !values.some(Number.isNaN));
    expect(complete).toHaveLength(9); // the kernel judges these without pooling completions
    for (const compiled of [kernel, null]) {
      const judge = createTableJudge(model, compiled);
      expect(judge(tableOf(patients))).toEqual(ofTable);
      expect(judge(tableOf(complete))).toEqual(complete.map((values) => assessPatient(model, values)));
    }
    patients.forEach((values, patient) => {
      const alone = assessPatient(model, values);
      expect(ofTable[patient]).toEqual(alone);
      const [plain, inKernel] = [createWhatIf(model, values), createWhatIf(model, values, { kernel })];
      expect(plain.assessment).toEqual(alone);
      expect(inKernel.assessment).toEqual(alone);
      expect(inKernel.curves).toEqual(plain.curves);
      for (const { feature, values: grid, risk, at } of plain.curves) {
        if (at !== null) expect(risk[grid.indexOf(at)]).toBe(alone.risk);
        const onGrid = assessPatient(model, values.with(feature, grid[0]!));
        expect(risk[0]).toBeCloseTo(onGrid.risk, 12);
      }
      const swings = riskCurves(model, values).map(({ swing }) => swing);
      expect(swings).toEqual(plain.curves.map(({ swing }) => swing).sort((one, other) => other - one));
      const shares = contributions(model, values);
      expect(shares.risk).toBeCloseTo(alone.risk, 12);
      expect(shares.referenceRisk).toBeCloseTo(assessPatient(model, model.reference).risk, 12);
      const sum = shares.contributions.reduce((total, { contribution }) => total + contribution, 0);
      expect(sum).toBeCloseTo(shares.risk - shares.referenceRisk, 10);
    });
  });

  it('moves a member’s curves as it moves the whole', () => {
    const table = {
      features: model.features,
      nRows: 1,
      columns: [...patients[0]!].map((value) => Float64Array.of(value)),
    };
    const grids = [[40, 50, 60], [], [45, 55], [0, 1, 2]];
    for (const compiled of [null, kernel]) {
      const [before, after] = [trained, model].map((of) => individualCurves(of, 1, table, grids, compiled));
      after!.forEach((risks, feature) =>
        risks.forEach((risk, at) => expect(risk).toBeCloseTo(recalibrateRisk(map, before![feature]![at]!), 13)),
      );
    }
  });

  it('says what it said where the map changes nothing', () => {
    const same = recalibrated(trained, { intercept: 0, slope: 1 });
    for (const values of patients) {
      const [before, after] = [assessPatient(trained, values), assessPatient(same, values)];
      expect(after.risk).toBeCloseTo(before.risk, 14);
      expect(after.riskLow).toBeCloseTo(before.riskLow, 14);
      expect(after.riskHigh).toBeCloseTo(before.riskHigh, 14);
      after.latentQuantiles.forEach((q, level) => expect(q).toBeCloseTo(before.latentQuantiles[level]!, 11));
      if (before.levelDisagreement !== null) expect(after.levelDisagreement).toBeCloseTo(before.levelDisagreement, 13);
    }
    quantileLevels(same).forEach((tau, level) => expect(tau).toBeCloseTo(config.taus[level]!, 14));
  });
});

describe('the map that judges a patient', () => {
  const folds = [
    { intercept: -0.1, slope: 0.8 },
    { intercept: 0.2, slope: 1.7 },
  ];
  const model = recalibrated(randomModel(testConfig()), map, folds);

  it('is that of the patient’s fold in the first repeat; for a holdout patient and a new one that of all', () => {
    const mapFor = (row: number | null) => riskMapOf(modelForPatient(model, row));
    expect(mapFor(0)).toBe(folds[0]);
    expect(mapFor(1)).toBe(folds[1]); // foldOf: 0, 1, holdout; in the second repeat 1, 1, holdout
    expect(mapFor(2)).toMatchObject(map);
    expect(mapFor(null)).toMatchObject(map);
    expect(riskMapOf(model)).toMatchObject(map);
  });

  it('is none for a model as trained, which stays the very same', () => {
    const trained = randomModel(testConfig());
    expect(modelForPatient(trained, 0)).toBe(trained);
    expect(riskMapOf(trained)).toBeNull();
    expect(quantileLevels(trained)).toBe(trained.config.taus);
  });
});
