/** `riskcurve recalibrate`, and the route that does the same for a program: made once, found again, named by whoever predicts. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { POST } from '@/app/api/models/[modelId]/recalibrate/route';
import { listAuditEvents } from '@/lib/services/list-audit-events';
import { bundleProgram } from '../../support/bundle';
import { openTestApplication, type TestApplication } from '../../support/databases';
import { createTestUser, requestAs, serveWith } from '../../support/requests';
import { insertTrainedModel } from '../../support/trained-cohort';
import { smallCohort, smallConfig } from '../../models/training/small-cohort';
import { documentOf, riskcurveHere } from './cli-process';

describe('riskcurve recalibrate', () => {
  let test: TestApplication;
  let modelId: string;
  beforeAll(async () => {
    test = await openTestApplication({ trainerFile: await bundleProgram('models/trainer/main.ts') });
    ({ modelId } = await insertTrainedModel(test.app, {
      ...{ name: 'Small', cohort: smallCohort(160), config: smallConfig() },
    }));
  });
  afterAll(() => test.remove());
  const run = (...args: string[]) => riskcurveHere(test.environment.home, args, test.app);

  it('makes the version once, says how it is recalibrated and what came of it, and finds it the second time', async () => {
    const made = await run('recalibrate', 'Small');
    expect(made.status).toBe(0);
    expect(made.stdout).toMatch(
      /^Made version [0-9a-f]{8}, slope [\d.]+ \([\d.]+ to [\d.]+\), intercept .* of the risks of version [0-9a-f]{8}\nModel /,
    );
    expect(made.stdout).toMatch(/calibrationSlope +[\d.]+ \(/);
    expect((await run('recalibrate', 'Small')).stdout).toMatch(/^Found, made before: version [0-9a-f]{8}, slope/);
    const answer = documentOf(await run('recalibrate', modelId, '--json'));
    expect(answer).toMatchObject({
      isNew: false,
      recalibratedFrom: { model: modelId },
      recalibration: { nPatients: 128, folds: [{}, {}, {}] },
      metrics: { outOfFold: { calibrationSlope: {} }, holdout: {} },
    });
    const { model, version } = answer as { model: string; version: string };
    for (const reference of [model, version]) {
      expect(await run('recalibrate', reference)).toMatchObject({ status: 1, stdout: '' });
    }
  });

  it('has the prediction of a file say so, where the model is recalibrated', async () => {
    const file = path.join(test.environment.home, 'new.csv');
    await writeFile(file, 'glucose,age,sex\n150,61,m\n');
    const predicted = await run('predict', 'Small', file, '--json');
    expect(documentOf(predicted)).toMatchObject({
      recalibrated: expect.stringMatching(/^recalibrated: slope [\d.]+, intercept \S+ of [0-9a-f]{8}$/) as string,
      predictions: [{}],
    });
    expect(predicted.stderr).toContain('note: the risks are recalibrated: slope');
    const asTrained = await run('predict', modelId, file, '--json');
    expect(documentOf(asTrained)).not.toHaveProperty('recalibrated');
    expect(asTrained.stderr).not.toContain('recalibrated');
  });

  it('is a route for analysts: 201 for a new version, 200 for one that was made, each on record under who asked', async () => {
    serveWith(test.app);
    const analyst = await createTestUser(test.app, 'analyst');
    const other = await insertTrainedModel(test.app, {
      ...{ name: 'Other', cohort: smallCohort(160), config: smallConfig({ loss: 'bce', taus: [0.5] }) },
    });
    const post = async () => {
      const request = await requestAs(analyst, `/api/models/${other.modelId}/recalibrate`, { method: 'POST' });
      return POST(request, { params: Promise.resolve({ modelId: other.modelId }) });
    };
    const [first, second] = [await post(), await post()];
    expect([first.status, second.status]).toEqual([201, 200]);
    const body = (await first.json()) as Record<string, string>;
    expect(body).toMatchObject({ name: 'Other', recalibratedFrom: other.modelId });
    expect(await second.json()).toEqual(body);
    const { events } = await listAuditEvents(test.app, { limit: 3 });
    const recorded = events.filter(({ subject }) => subject === `model ${body.modelId}`);
    expect(recorded).toMatchObject([{ action: 'model.recalibrated', actor: analyst.email }]);
  });
});
