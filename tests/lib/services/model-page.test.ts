/** What the page of a model is made of, and who may see it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Application } from '@/lib/application';
import { getModelPage } from '@/lib/services/get-model-page';
import { getReferenceCurves } from '@/lib/services/get-reference-curves';
import { getRiskCounts } from '@/lib/services/get-risk-counts';
import { retireModel } from '@/lib/services/retire-model';
import { assessPatient } from '@/models/inference/assess';
import { databaseKinds, openTestApplication, type TestApplication } from '../../support/databases';
import { insertFixtureCohort, insertFixtureModel } from '../../support/judged-cohort';
import { publishForTest } from '../../support/publish';

const actor = { userId: null, name: 'test' };

describe.each(databaseKinds)('the page of a model on %s', (kind) => {
  let test: TestApplication;
  let app: Application;
  let modelId: string;
  beforeAll(async () => {
    test = await openTestApplication({ kind });
    app = test.app;
    const { id: cohortId } = await insertFixtureCohort(app, { name: 'Judged' });
    modelId = await insertFixtureModel(app, { cohortId, name: 'Shown', riskOf: (row) => (row < 60 ? 0.05 : 0.95) });
  });
  afterAll(() => test.remove());

  it('has its origin, its evaluation, every risk and the reference patient’s curves by all networks', async () => {
    const page = await getModelPage(app, { modelId, publishedOnly: false });
    expect(page.model).toMatchObject({ id: modelId, name: 'Shown', cohortName: 'Judged' });
    expect(page.evaluation.outOfFold.metrics.auroc!.estimate).toBe(0.832);
    expect(page.trained.members).toHaveLength(12);
    const reference = await getReferenceCurves(app, { modelId });
    expect(reference.assessment).toEqual(assessPatient(page.trained, page.trained.reference));
    expect(reference.curves.map(({ feature }) => feature).sort()).toEqual([0, 1, 2, 3, 4]);
    const counts = await getRiskCounts(app, { modelId });
    expect(counts.all[0]! + counts.all.at(-1)!).toBeLessThanOrEqual(240);
    expect(counts.outOfFold.filter((count) => count > 0)).toEqual([60, 180]);
  });

  it('is a clinician’s from the first publication on, retired or not', async () => {
    const seen = () => getModelPage(app, { modelId, publishedOnly: true });
    await expect(seen()).rejects.toMatchObject({ kind: 'not-found' });
    await publishForTest(app, { modelId, actor });
    expect((await seen()).model.id).toBe(modelId);
    await retireModel(app, { modelId, actor });
    expect((await seen()).model.retiredAt).not.toBeNull();
  });

  it('is nobody’s where there is no such model', async () => {
    for (const unknown of ['00000000-0000-4000-8000-000000000000', 'no id']) {
      await expect(getModelPage(app, { modelId: unknown, publishedOnly: false })).rejects.toMatchObject({
        kind: 'not-found',
      });
    }
  });
});
