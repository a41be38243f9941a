/** What a comparison lacks is queued, once. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import { findModelById } from '@/db/queries/models';
import { findRun, listRuns } from '@/db/queries/runs';
import { runs } from '@/db/schema';
import { rivalsOf, type RivalsAsked } from '@/lib/rivals';
import { cancelRun } from '@/lib/services/cancel-run';
import { startComparison } from '@/lib/services/start-comparison';
import { databaseKinds, openTestApplication, type TestApplication } from '../../support/databases';
import { insertFixtureCohort, insertFixtureModel } from '../../support/judged-cohort';
import { testActor } from '../../support/requests';

describe.each(databaseKinds)('starting a comparison on %s', (kind) => {
  let test: TestApplication;
  let cohortId: string;
  const asked: RivalsAsked = { losses: ['sbqc', 'bce'], optimizers: ['adam-linear', 'lalr'], repeats: 1, seed: 4 };
  const start = (change: Partial<RivalsAsked> = {}, most = 6) =>
    startComparison(test.app, { ...asked, ...change, cohortId, actor: testActor, most });
  beforeAll(async () => {
    test = await openTestApplication({ kind });
    cohortId = (await insertFixtureCohort(test.app, { name: 'Judged' })).id;
  });
  afterAll(() => test.remove());

  it('queues every rival with its settings and a name that tells it apart, and none twice', async () => {
    const first = await start();
    expect(first).toMatchObject({ modelIds: [], leftOut: [] });
    const queued = await Promise.all(first.runIds.map((id) => findRun(test.app.database, id)));
    expect(queued.map((run) => [run!.modelName, run!.state])).toEqual(
      ['sbqc-adam-linear', 'sbqc-lalr', 'bce-adam-linear', 'bce-lalr', 'logistic'].map((key) => [
        `Judged-${key}`,
        'queued',
      ]),
    );
    expect(queued.map((run) => run!.config)).toEqual(rivalsOf(asked).rivals.map(({ config }) => config));
    expect(await start()).toEqual(first);
    expect(await listRuns(test.app.database, { cohortId })).toHaveLength(5);
  });

  it('takes a model that was trained alike, and trains anew what was cancelled', async () => {
    const { rivals } = rivalsOf(asked);
    const before = await start();
    await cancelRun(test.app, { runId: before.runIds[4]!, actor: testActor });
    const modelId = await insertFixtureModel(test.app, { cohortId, name: 'there' });
    const { runId } = (await findModelById(test.app.database, modelId))!;
    await test.app.database
      .update(runs)
      .set({ config: rivals[1]!.config, state: 'finished' })
      .where(eq(runs.id, runId));
    const after = await start();
    expect(after.modelIds).toEqual([modelId]);
    expect(after.runIds.slice(0, 3)).toEqual([0, 2, 3].map((at) => before.runIds[at]));
    expect(before.runIds).not.toContain(after.runIds[3]);
  });

  it('says what does not apply, and refuses what cannot be', async () => {
    const { leftOut, runIds } = await start({ losses: ['bqc'], optimizers: ['lalr', 'lalr-published'], seed: 8 });
    expect(leftOut.join()).toMatch('bqc-lalr-published is left out');
    expect(runIds).toHaveLength(2);
    const nBefore = (await listRuns(test.app.database, { cohortId, limit: 500 })).length;
    await expect(start({ seed: 9 }, 4)).rejects.toThrow('takes at most 4 models, but 5 were asked for');
    await expect(start({ losses: ['logistic'] })).rejects.toThrow('choose a loss beside logistic regression');
    await expect(start({ folds: 1 })).rejects.toMatchObject({ kind: 'bad-input' });
    await expect(start({ folds: 90, seed: 9 })).rejects.toThrow('patients with the positive outcome');
    expect(await listRuns(test.app.database, { cohortId, limit: 500 })).toHaveLength(nBefore);
    const elsewhere = startComparison(test.app, { ...asked, cohortId: '00000000-0000-4000-8000-000000000000', actor: testActor, most: 6 }); // prettier-ignore
    await expect(elsewhere).rejects.toMatchObject({ kind: 'not-found' });
  });
});
