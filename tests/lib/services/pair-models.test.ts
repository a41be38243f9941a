/** Models side by side: who may be compared with whom, and that their patients pair. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import { findModelById } from '@/db/queries/models';
import { runs, shards } from '@/db/schema';
import type { Application } from '@/lib/application';
import { pairModels } from '@/lib/services/pair-models';
import { getConvergence } from '@/lib/services/get-convergence';
import { getPairedDifferences } from '@/lib/services/get-paired-differences';
import type { TrainedModel } from '@/models/model';
import type { TrainingConfig } from '@/models/training/config';
import { databaseKinds, openTestApplication, type TestApplication } from '../../support/databases';
import { insertFixtureCohort, insertFixtureModel } from '../../support/judged-cohort';

/** The fixture's patients have the outcome in every third row. */
const outcomeOf = (row: number) => row % 3 === 0;

describe.each(databaseKinds)('comparing models on %s', (kind) => {
  let test: TestApplication;
  let app: Application;
  const ids: Record<string, string> = {};
  beforeAll(async () => {
    test = await openTestApplication({ kind });
    app = test.app;
    const { id: cohortId } = await insertFixtureCohort(app, { name: 'Judged' });
    const { id: other } = await insertFixtureCohort(app, { name: 'Another' });
    const add = async (
      name: string,
      change: Partial<TrainingConfig>,
      riskOf?: (row: number) => number,
      cohort = cohortId,
    ) => {
      const id = (ids[name] = await insertFixtureModel(app, { cohortId: cohort, name, riskOf }));
      const { runId, config } = (await findModelById(app.database, id))!;
      await app.database
        .update(runs)
        .set({ config: { ...config, ...change } })
        .where(eq(runs.id, runId));
    };
    await add('sharp', { loss: 'sbqc' }, (row) => (outcomeOf(row) ? 0.7 : 0.2));
    await add('dull', { loss: 'logistic' }, (row) => (row % 2 === 0 ? 0.4 : 0.3));
    await add('slow', { loss: 'sbqc', optimizer: 'lalr' }, (row) => (outcomeOf(row) ? 0.6 : 0.2));
    await add('seeded', { seed: 99 });
    await add('folded', { seed: 98, holdoutShare: 0.35 });
    await add('elsewhere', {}, undefined, other);
  });
  afterAll(() => test.remove());

  const compare = (names: string[], options: { baselineId?: string; threshold?: number } = {}) =>
    pairModels(app, { modelIds: names.map((name) => ids[name]!), ...options });

  it('pairs every patient of either part with the outcome they had', async () => {
    const { models, outOfFold, holdout } = await compare(['sharp', 'dull']);
    expect(models.map(({ name }) => name)).toEqual(['sharp', 'dull']);
    expect(outOfFold.labels).toEqual(Uint8Array.from({ length: 240 }, (_, row) => Number(outcomeOf(row))));
    expect(Array.from(outOfFold.risks[0]!)).toEqual(Array.from(outOfFold.labels, (label) => (label === 1 ? 0.7 : 0.2)));
    expect(Array.from(outOfFold.risks[1]!.slice(0, 3))).toEqual([0.4, 0.3, 0.4]);
    expect(holdout).toBeNull(); // the fixture keeps none
  });

  it('takes logistic regression as the baseline, the first where there is none, or the one that is named', async () => {
    expect((await compare(['sharp', 'dull'])).baseline).toBe(1);
    expect((await compare(['slow', 'sharp'])).baseline).toBe(0);
    expect((await compare(['sharp', 'dull', 'slow'], { baselineId: ids.slow })).baseline).toBe(2);
  });

  it('says how each differs from the baseline, and keeps it', async () => {
    const comparison = await compare(['sharp', 'dull'], { threshold: 0.5 });
    const [sharp, dull] = (await getPairedDifferences(app, comparison, 'outOfFold'))!;
    expect(dull).toBeNull();
    const { brierScore, accuracy, sensitivity } = sharp!.differences;
    expect(brierScore.estimate).toBeLessThan(0);
    expect(brierScore.high).toBeLessThan(0);
    expect(accuracy.estimate).toBeCloseTo(1 / 3, 1);
    expect(sensitivity).toEqual({ estimate: 1, low: 1, high: 1 });
    expect(sharp!.reclassification.events).toMatchObject({ down: 0 });
    expect(sharp!.reclassification.events.up).toBe(sharp!.reclassification.events.n);
    const again = await getPairedDifferences(app, await compare(['sharp', 'dull']), 'outOfFold');
    expect(again![0]).toBe(sharp);
    expect((await getPairedDifferences(app, { ...comparison, threshold: 0.25 }, 'outOfFold'))![0]).not.toBe(sharp);
  });

  it('has no differences where there is no holdout', async () => {
    expect(await getPairedDifferences(app, await compare(['sharp', 'dull']), 'holdout')).toBeNull();
  });

  it('pairs the holdout by itself: its own patients, in their order, with differences of their own', async () => {
    const { id: cohortId } = await insertFixtureCohort(app, { name: 'Held out' });
    const isHeld = (row: number) => row % 5 === 1;
    const add = async (name: string, riskOf: (row: number) => number): Promise<string> => {
      const change = (model: TrainedModel): TrainedModel => ({
        ...model,
        config: { ...model.config, holdoutShare: 0.2 },
        foldOf: model.foldOf.map((fold, at) => (isHeld(at % model.nRows) ? -1 : fold)),
      });
      return insertFixtureModel(app, { cohortId, name, riskOf, change });
    };
    // right on the holdout alone, where the other is right out of fold alone
    const risk = (row: number, isRight: boolean) => (outcomeOf(row) === isRight ? 0.8 : 0.3);
    const one = await add('one', (row) => risk(row, isHeld(row)) + row / 10_000);
    const other = await add('other', (row) => risk(row, !isHeld(row)) + row / 10_000);
    const comparison = await pairModels(app, { modelIds: [one, other], baselineId: other });
    const held = Array.from({ length: 240 }, (_, row) => row).filter(isHeld);
    expect(Array.from(comparison.holdout!.labels)).toEqual(held.map((row) => Number(outcomeOf(row))));
    expect(Array.from(comparison.holdout!.risks[0]!)).toEqual(held.map((row) => risk(row, true) + row / 10_000));
    expect(comparison.outOfFold.labels).toHaveLength(240 - held.length);
    const [holdout] = (await getPairedDifferences(app, comparison, 'holdout'))!;
    const [outOfFold] = (await getPairedDifferences(app, comparison, 'outOfFold'))!;
    expect(holdout!.differences.accuracy).toEqual({ estimate: 1, low: 1, high: 1 });
    expect(outOfFold!.differences.accuracy).toEqual({ estimate: -1, low: -1, high: -1 });
    expect(holdout!.reclassification.events.n + holdout!.reclassification.nonEvents.n).toBe(held.length);
  });

  it.each<[string, string[], RegExp]>([
    ['one model', ['sharp'], /from two to 16 models, but 1 were named/],
    ['a model twice', ['sharp', 'sharp'], /named twice/],
    ['another cohort', ['sharp', 'elsewhere'], /"sharp" was trained on "Judged" and "elsewhere" on "Another"/],
    ['another seed', ['sharp', 'seeded'], /"sharp" and "seeded" have other splits: their seed differ/],
    ['another seed and holdout', ['dull', 'sharp', 'folded'], /their seed and holdout share differ/],
  ])('refuses %s in one sentence', async (_name, names, sentence) => {
    const refused = await compare(names).catch((error: unknown) => error);
    expect(refused).toMatchObject({ kind: 'bad-input', message: expect.stringMatching(sentence) as string });
  });

  it('refuses a baseline that is not among them, a threshold of one and an unknown model', async () => {
    await expect(compare(['sharp', 'dull'], { baselineId: ids.slow })).rejects.toThrow('not among the models');
    await expect(compare(['sharp', 'dull'], { threshold: 1 })).rejects.toThrow('strictly between zero and one');
    const unknown = pairModels(app, { modelIds: [ids.sharp!, '00000000-0000-4000-8000-000000000000'] });
    await expect(unknown).rejects.toMatchObject({ kind: 'not-found' });
  });

  it('says when each was as far as all of the same loss came', async () => {
    const giveHistory = async (name: string, courses: number[][]) => {
      const { runId } = (await findModelById(app.database, ids[name]!))!;
      await app.database.insert(shards).values(
        courses.map((losses, position) => ({
          ...{ runId, position, memberIndices: [position], state: 'finished' as const },
          history: losses.map((loss, epoch) => ({
            ...{ epoch, epochs: losses.length, loss, crossingRate: 0, learningRate: 0.01, seconds: 10 + epoch },
          })),
        })),
      );
    };
    await giveHistory('sharp', [
      [5, 3, 2, 1],
      [5, 3, 2, 1],
    ]);
    await giveHistory('slow', [[6, 5, 4, 3]]);
    const { models } = await compare(['sharp', 'dull', 'slow']);
    expect(await getConvergence(app, { models })).toEqual([
      { loss: 3, epochs: 2, ofEpochs: 4, seconds: 4 },
      null,
      { loss: 3, epochs: 4, ofEpochs: 4, seconds: 4 },
    ]);
    expect(await getConvergence(app, { models: models.slice(0, 2) })).toEqual([null, null]);
  });
});
