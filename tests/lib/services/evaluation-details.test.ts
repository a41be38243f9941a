/** What is said of a model beyond its stored metrics, from the database to the answer. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Application } from '@/lib/application';
import { getDecisionCurve } from '@/lib/services/get-decision-curve';
import { getEvaluationDetails } from '@/lib/services/get-evaluation-details';
import { getJudgedParts } from '@/lib/services/get-judged-parts';
import { getSubgroups } from '@/lib/services/get-subgroups';
import { byCostRatio } from '@/lib/threshold-choice';
import { databaseKinds, openTestApplication, type TestApplication } from '../../support/databases';
import { insertFixtureCohort, insertFixtureModel } from '../../support/judged-cohort';
import { fixtureModel, fixtureTable } from '../../support/report-fixture';

describe.each(databaseKinds)('the details of an evaluation on %s', (kind) => {
  let test: TestApplication;
  let app: Application;
  let modelId: string;
  const riskOf = (row: number) => 0.05 + (0.9 * ((row * 37) % 240)) / 240;
  const isEvent = (row: number) => row % 3 === 0;
  const { nRows, features } = fixtureModel();
  const isHeldOut = (row: number) => row % 4 === 1;
  const rowsOf = (part: 'outOfFold' | 'holdout') =>
    Array.from({ length: nRows }, (_, row) => row).filter((row) => isHeldOut(row) === (part === 'holdout'));

  beforeAll(async () => {
    test = await openTestApplication({ kind });
    app = test.app;
    const { id: cohortId } = await insertFixtureCohort(app, { name: 'Detailed' });
    modelId = await insertFixtureModel(app, {
      ...{ cohortId, name: 'Detailed', riskOf },
      change: (model) => ({
        ...model,
        foldOf: model.foldOf.map((fold, place) => (isHeldOut(place % nRows) ? -1 : fold)),
      }),
    });
  });
  afterAll(() => test.remove());

  it('judge the patients of each part as they are stored', async () => {
    const parts = await getJudgedParts(app, { modelId });
    for (const part of ['outOfFold', 'holdout'] as const) {
      const rows = rowsOf(part);
      expect(rows.length).toBeGreaterThan(10);
      expect([...parts[part]!.rows]).toEqual(rows);
      expect([...parts[part]!.risks]).toEqual(rows.map(riskOf));
      expect([...parts[part]!.labels]).toEqual(rows.map((row) => Number(isEvent(row))));
    }
    const unknown = { modelId: '00000000-0000-4000-8000-000000000000' };
    await expect(getEvaluationDetails(app, unknown)).rejects.toMatchObject({ kind: 'not-found' });
  });

  it('count the decisions at the threshold of a cost ratio, and at the model’s own without', async () => {
    const details = await getEvaluationDetails(app, { modelId, choice: byCostRatio(3) });
    expect(details.threshold).toEqual({ threshold: 0.25, basis: 'costRatio', costRatio: 3 });
    expect(details.impliedCostRatio).toBe(3);
    const flagged = rowsOf('holdout').filter((row) => riskOf(row) >= 0.25);
    const { confusion, metrics } = details.holdout!.decisions;
    expect(confusion.truePositives).toBe(flagged.filter(isEvent).length);
    expect(confusion.falsePositives).toBe(flagged.length - flagged.filter(isEvent).length);
    expect(metrics.positivePredictiveValue.estimate).toBe(flagged.filter(isEvent).length / flagged.length);
    expect(details.outOfFold.nPatients + details.holdout!.nPatients).toBe(nRows);
    expect(details.outOfFold.subgroups).toBeNull();
    const own = await getEvaluationDetails(app, { modelId });
    expect(own.threshold).toEqual({ threshold: 0.5, basis: 'manual' });
    const curve = await getDecisionCurve(app, { modelId, part: 'outOfFold' });
    expect(own.outOfFold.decisionCurve).toBe(curve); // kept, not computed again
    expect(curve!.points[49]!.netBenefit).toEqual(own.outOfFold.decisions.metrics.netBenefit);
  });

  it('group the patients by the values of their own rows', async () => {
    const position = features.findIndex((feature) => feature.kind === 'numeric');
    const feature = features[position]!;
    const values = fixtureTable().columns[position]!;
    const subgroups = await getSubgroups(app, { modelId, part: 'outOfFold', feature: feature.name, cuts: [120] });
    expect(subgroups!.groups.map(({ shown }) => shown?.n)).toEqual([
      rowsOf('outOfFold').filter((row) => values[row]! < 120).length,
      rowsOf('outOfFold').filter((row) => values[row]! >= 120).length,
    ]);
    expect(subgroups!.whole.n).toBe(rowsOf('outOfFold').length);
    // the whole's metrics are those of the model's stored evaluation, intervals and all
    expect(subgroups!.whole.metrics.auroc.estimate).toBe(0.832);
  });

  it('has the missing in a group of their own', async () => {
    const position = fixtureTable().columns.findIndex((column) => column.some(Number.isNaN));
    const missing = rowsOf('outOfFold').filter((row) => Number.isNaN(fixtureTable().columns[position]![row]));
    expect(missing.length).toBeGreaterThan(20);
    const subgroups = await getSubgroups(app, { modelId, part: 'outOfFold', feature: features[position]!.name });
    const last = subgroups!.groups.at(-1)!;
    expect(last.group).toEqual({ kind: 'missing' });
    expect(last.shown!.n).toBe(missing.length);
  });

  it('refuse a feature that is not there and cuts that cannot be', async () => {
    const ask = (feature: string, cuts?: number[]) => getSubgroups(app, { modelId, part: 'outOfFold', feature, cuts });
    await expect(ask('shoe size')).rejects.toMatchObject({
      kind: 'bad-input',
      message: expect.stringMatching('the model has no feature "shoe size"; it has ') as string,
    });
    await expect(ask(features[0]!.name, [3, 2])).rejects.toMatchObject({
      kind: 'bad-input',
      message: 'cuts must be numbers in ascending order, but they are 3, 2',
    });
  });
});
