import { beforeAll, describe, expect, it } from 'vitest';
import { assessPatient } from '@/models/inference/assess';
import { defaultConfig } from '@/models/training/defaults';
import { decodeModel, encodeModel } from '@/models/model-file';
import { assembleModel, type AssembledModel } from '@/models/training/assemble';
import { fitDependence } from '@/models/training/dependence';
import { planRun } from '@/models/training/plan';
import { smallCohort, smallConfig } from './small-cohort';
import { trainMembers, trainModel } from './train-model';

const cohort = smallCohort(150);
const config = smallConfig({ epochs: 10, learningRate: 0.01 });
const plan = planRun(config, cohort.labels);

describe('assembleModel', () => {
  let assembled: AssembledModel;
  beforeAll(async () => {
    assembled = await trainModel(cohort, config);
  });

  it('judges every patient, each only by members that never saw that patient', () => {
    const { model, predictions } = assembled;
    expect(predictions.map(({ rowIndex }) => rowIndex)).toEqual(Array.from(cohort.labels.keys()));
    for (const { rowIndex, part, assessment } of predictions) {
      const unseenBy = model.members.flatMap((member, position) =>
        plan.rowsOf(member.index).includes(rowIndex) ? [] : [position],
      );
      expect(assessment.nMembers).toBe(unseenBy.length);
      expect(unseenBy.length).toBe(part === 'holdout' ? 6 : 2);
      const values = Float64Array.from(cohort.table.columns, (column) => column[rowIndex]!);
      expect(assessment).toEqual(assessPatient(model, values, unseenBy));
    }
    expect(predictions.filter(({ part }) => part === 'holdout').map(({ rowIndex }) => rowIndex)).toEqual([
      ...plan.holdoutRows,
    ]);
  });

  it('evaluates both parts apart and finds what is in the data', () => {
    const { outOfFold, holdout } = assembled.evaluation;
    expect(outOfFold.nPatients + holdout!.nPatients).toBe(150);
    expect(holdout!.nPatients).toBe(plan.holdoutRows.length);
    expect(outOfFold.metrics.auroc!.estimate).toBeGreaterThan(0.6);
    for (const name of ['brierScore', 'calibrationSlope', 'crossingRate', 'levelDisagreement']) {
      expect(outOfFold.metrics[name]!.estimate).not.toBeNull();
    }
    expect(outOfFold.estimators!.levelMean.brierScore.estimate).toBeGreaterThan(0);
  });

  it('takes reference and summaries from patients outside the holdout', () => {
    const { model } = assembled;
    expect(model.reference.length).toBe(3);
    expect(model.summaries[1]!.nMissing).toBe(
      Array.from(cohort.table.columns[1]!.keys()).filter(
        (row) => Number.isNaN(cohort.table.columns[1]![row]!) && !plan.holdoutRows.includes(row),
      ).length,
    );
  });

  it('learns how the features hang together from patients outside the holdout', () => {
    const { holdoutRows } = plan;
    const columns = cohort.table.columns.map((column) =>
      column.map((value, row) => (holdoutRows.includes(row) ? 1 : value)),
    );
    const elsewhere = fitDependence({ ...cohort.table, columns }, plan.foldOf.subarray(0, cohort.table.nRows));
    expect(assembled.model.dependence).toEqual(elsewhere);
    expect(holdoutRows.length).toBeGreaterThan(20);
  });

  it('works without levels and without a holdout', async () => {
    const bce = defaultConfig('bce', {
      ...smallConfig({ loss: 'bce', taus: [0.5], crossingPenalty: 0 }),
      holdoutShare: 0,
    });
    const { evaluation, predictions } = await trainModel(cohort, bce);
    expect(evaluation.holdout).toBeNull();
    expect(evaluation.outOfFold.estimators).toBeNull();
    expect(predictions[0]!.assessment.tauStar).toBeNull();
  });

  it('makes a model of logistic regressions, which every patient is judged by as by any other', async () => {
    const logistic = defaultConfig('logistic', { folds: 3, repeats: 2, seed: 11 });
    const { model, evaluation, predictions } = await trainModel(cohort, logistic);
    expect(model.members.map(({ weights }) => weights.length)).toEqual(new Array(6).fill(5)); // two numbers, two levels, the bias
    expect(decodeModel(encodeModel(model))).toEqual(model);
    expect(evaluation.outOfFold.metrics.auroc!.estimate).toBeGreaterThan(0.65);
    expect(evaluation.outOfFold.metrics.crossingRate).toMatchObject({ estimate: null });
    expect(predictions[0]!.assessment).toMatchObject({ tauStar: null, latentQuantiles: [] });
  });

  it('notes with each member the epoch that early stopping kept', async () => {
    const watched = smallConfig({ epochs: 6, earlyStopping: { validationShare: 0.3, patience: 1 } });
    const { model } = await trainModel(cohort, watched);
    for (const { bestEpoch } of model.members) {
      expect(bestEpoch).toBeGreaterThanOrEqual(0);
      expect(bestEpoch).toBeLessThan(6);
    }
    expect(assembled.model.members[0]).not.toHaveProperty('bestEpoch');
  });

  it('finds no crossing on unseen patients under a monotone head, and some under a raw one left to itself', async () => {
    const ratesOf = async (head: 'raw' | 'monotone'): Promise<(number | null)[]> => {
      const unruly = smallConfig({ head, optimizer: 'lbfgs', epochs: 15, crossingPenalty: 0 });
      const { evaluation } = await trainModel(cohort, unruly);
      return [evaluation.outOfFold, evaluation.holdout!].map(({ metrics }) => metrics.crossingRate!.estimate);
    };
    expect(await ratesOf('monotone')).toEqual([0, 0]);
    for (const rate of await ratesOf('raw')) expect(rate).toBeGreaterThan(0.01);
  });

  it('refuses a run with a member missing or there twice', async () => {
    const members = await trainMembers(cohort, config);
    const rest = { cohort, config, engineRecord: assembled.model.engine, codeVersion: 'test' };
    expect(() => assembleModel({ ...rest, members: members.slice(1) })).toThrow('the run has 6 members, but 5 came');
    expect(() => assembleModel({ ...rest, members: [members[0]!, ...members.slice(0, 5)] })).toThrow('came twice');
    const reversed = assembleModel({ ...rest, members: [...members].reverse() });
    expect(reversed.model).toEqual(assembled.model);
  });
});
