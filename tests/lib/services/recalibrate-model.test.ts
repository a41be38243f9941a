/** Recalibration on a real database with a real trainer: what is made, found, refused, and that every surface says the same. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listPatientsInOrder } from '@/db/queries/patients';
import { listPredictions } from '@/db/queries/predictions';
import type { Application } from '@/lib/application';
import { cdsCard } from '@/lib/cds/card';
import { panelOf } from '@/lib/report/content';
import { renderReport } from '@/lib/report/render-report';
import { assessPatient } from '@/lib/services/assess-patient';
import { buildPatientReport } from '@/lib/services/build-patient-report';
import { compareModels } from '@/lib/services/compare-models';
import { describeRecalibration } from '@/lib/services/describe-recalibration';
import { exportModelCard } from '@/lib/services/export-model-card';
import { findEqualModel } from '@/lib/services/find-equal-model';
import { findModel } from '@/lib/services/find-model';
import { getEnteredHistory } from '@/lib/services/get-entered-history';
import { getJudges } from '@/lib/services/get-judges';
import { getModel } from '@/lib/services/get-model';
import { getModelPage } from '@/lib/services/get-model-page';
import { getPatientHistory } from '@/lib/services/get-patient-history';
import { getRun } from '@/lib/services/get-run';
import { getTrainedModel } from '@/lib/services/get-trained-model';
import { listAuditEvents } from '@/lib/services/list-audit-events';
import { listModels } from '@/lib/services/list-models';
import { listPatients } from '@/lib/services/list-patients';
import { listRuns } from '@/lib/services/list-runs';
import { listSimilarPatients } from '@/lib/services/list-similar-patients';
import { pairModels } from '@/lib/services/pair-models';
import { predictFile, type PatientPrediction } from '@/lib/services/predict-file';
import { recalibrateModel } from '@/lib/services/recalibrate-model';
import { saveEnteredPatient } from '@/lib/services/save-entered-patient';
import { assessPatient as judge } from '@/models/inference/assess';
import { recalibrateRisk } from '@/models/inference/recalibrate';
import { createWhatIf } from '@/models/inference/what-if';
import { decodeModel } from '@/models/model-file';
import { bundleProgram } from '../../support/bundle';
import { databaseKinds, openTestApplication, type TestApplication } from '../../support/databases';
import { createTestUser } from '../../support/requests';
import { insertTrainedModel } from '../../support/trained-cohort';
import { smallCohort, smallConfig } from '../../models/training/small-cohort';

const actor = { userId: null, name: 'analyst@example.org' };
const config = smallConfig();

describe.each(databaseKinds)('recalibrating a model on %s', (kind) => {
  let test: TestApplication;
  let app: Application;
  let origin: Awaited<ReturnType<typeof insertTrainedModel>>;
  let recalibratedId: string;
  beforeAll(async () => {
    test = await openTestApplication({ kind, trainerFile: await bundleProgram('models/trainer/main.ts') });
    app = test.app;
    origin = await insertTrainedModel(app, { name: 'Small', cohort: smallCohort(160), config });
    // at the same time, as two clicks would
    const both = await Promise.all([0, 1].map(() => recalibrateModel(app, { modelId: origin.modelId, actor })));
    expect(both.map(({ isNew }) => isNew).sort()).toEqual([false, true]);
    expect(both[0]!.model).toEqual(both[1]!.model);
    recalibratedId = both[0]!.model.id;
  });
  afterAll(() => test.remove());

  it('makes one new version of the name, of the same run, and leaves the original as it was', async () => {
    const models = await listModels(app);
    expect(models.map(({ id }) => id)).toEqual([recalibratedId, origin.modelId]);
    const [made, first] = models;
    expect(made).toMatchObject({ name: 'Small', runId: origin.runId, recalibratedFrom: first!.id, publishedAt: null });
    expect(made!.version).not.toBe(first!.version);
    const { trained } = await getTrainedModel(app, { modelId: recalibratedId });
    expect(trained.recalibration!.from).toBe(first!.version);
    const again = await recalibrateModel(app, { modelId: origin.modelId, actor });
    expect(again).toMatchObject({ isNew: false, model: { id: recalibratedId } });
    expect((await findModel(app, { reference: 'Small' }))!.id).toBe(recalibratedId);
  });

  it('is on record once, with the map', async () => {
    const { events } = await listAuditEvents(app, { limit: 10 });
    const { trained } = await getTrainedModel(app, { modelId: recalibratedId });
    const { intercept, slope, from } = trained.recalibration!;
    expect(events.filter(({ action }) => action === 'model.recalibrated')).toMatchObject([
      {
        actor: actor.name,
        subject: `model ${recalibratedId}`,
        details: { name: 'Small', from: origin.modelId, fromVersion: from, intercept, slope },
      },
    ]);
  });

  it('is refused for what is recalibrated already, and for what is not there', async () => {
    await expect(recalibrateModel(app, { modelId: recalibratedId, actor })).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining('"Small" is recalibrated already') as string,
    });
    await expect(recalibrateModel(app, { modelId: 'no id', actor })).rejects.toMatchObject({ kind: 'not-found' });
  });

  it('is refused in the trainer’s sentence where too few have the outcome, and nothing is left behind', async () => {
    const few = smallCohort(160);
    const labels = few.labels.map((_, row) => (row % 7 === 0 ? 1 : 0)); // 23, of whom the holdout takes some
    const { modelId } = await insertTrainedModel(app, { name: 'Few', cohort: { ...few, labels }, config });
    const before = (await listModels(app)).length;
    await expect(recalibrateModel(app, { modelId, actor })).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringMatching(/at least 20 patients with the outcome .* but there are \d+ with;/) as string,
    });
    expect((await listModels(app)).length).toBe(before);
    expect(await state(modelId)).toMatchObject({
      kind: 'impossible',
      reason: expect.stringContaining('at least 20') as string,
    });
  });

  async function state(modelId: string) {
    const page = await getModelPage(app, { modelId, publishedOnly: false });
    return describeRecalibration(app, page);
  }

  it('is described on either page', async () => {
    expect(await state(origin.modelId)).toMatchObject({ kind: 'made', made: { id: recalibratedId } });
    expect(await state(recalibratedId)).toMatchObject({ kind: 'recalibrated', origin: { id: origin.modelId } });
    const other = await insertTrainedModel(app, { name: 'Offered', cohort: smallCohort(170), config });
    const offered = await state(other.modelId);
    expect(offered.kind).toBe('offered');
    expect(await state(other.modelId)).toEqual(offered);
    const made = await recalibrateModel(app, { modelId: other.modelId, actor });
    const { trained } = await getTrainedModel(app, { modelId: made.model.id });
    if (offered.kind === 'offered') expect(trained.recalibration).toMatchObject(offered.preview.fit);
  });

  it('leaves runs, equal settings and comparisons as they should be', async () => {
    expect((await getRun(app, { runId: origin.runId })).run.modelId).toBe(origin.modelId);
    const runs = await listRuns(app, { cohortId: origin.cohortId });
    expect(runs.map(({ id, modelId }) => [id, modelId])).toEqual([[origin.runId, origin.modelId]]);
    const equal = await findEqualModel(app, { cohortId: origin.cohortId, config, engine: 'auto' });
    expect(equal!.id).toBe(origin.modelId);
    const { outOfFold } = await pairModels(app, { modelIds: [origin.modelId, recalibratedId] });
    expect(outOfFold.risks[0]).not.toEqual(outOfFold.risks[1]);
  });

  it('has every surface say one risk of a patient, that of the fold’s own map', async () => {
    const { trained } = await getTrainedModel(app, { modelId: recalibratedId });
    const stored = await listPredictions(app.database, recalibratedId);
    const before = await listPredictions(app.database, origin.modelId);
    const patients = await listPatientsInOrder(app.database, origin.cohortId);
    const holdout = stored.find(({ part }) => part === 'holdout')!;
    const withGap = stored.find(
      ({ rowIndex, part }) => part === 'outOfFold' && patients[rowIndex]!.values.includes(null),
    )!;
    for (const { rowIndex, assessment } of [stored[1]!, holdout, withGap]) {
      const { id, label, values } = patients[rowIndex]!;
      const fold = trained.foldOf[rowIndex]!;
      const map = fold === -1 ? trained.recalibration! : trained.recalibration!.folds[fold]!;
      expect(assessment.risk).toBe(recalibrateRisk(map, before[rowIndex]!.assessment.risk));

      const seen = { modelId: recalibratedId, publishedOnly: false };
      const { judged } = await assessPatient(app, { patientId: id, ...seen });
      expect(judged!.assessment).toEqual(assessment);
      const listed = await listPatients(app, {
        ...seen,
        cohortId: origin.cohortId,
        search: label,
        limit: 1,
        offset: 0,
        order: 'label',
      });
      expect(listed.patients[0]!.judged!.assessment).toEqual(assessment);
      const judges = decodeModel(await getJudges(app, { patientId: id, ...seen }));
      const row = Float64Array.from(values, (value) => value ?? NaN);
      const inBrowser = createWhatIf(judges, row);
      expect(inBrowser.assessment).toEqual(assessment);
      expect(inBrowser.curves.map(({ swing }) => swing).sort()).toEqual(
        judged!.curves.map(({ swing }) => swing).sort(),
      );
      const report = await buildPatientReport(app, { modelId: recalibratedId, patientId: id });
      expect(panelOf(report, 'risk').risk).toBe(assessment.risk);
      expect(panelOf(report, 'assessment').assessment).toEqual(assessment);
      expect(panelOf(report, 'model').recalibration).toEqual({ from: trained.recalibration!.from, ...pick(map) });
      const history = await getPatientHistory(app, { patientId: id, publishedOnly: false });
      const entry = history.entries.find(({ model }) => model.id === recalibratedId)!;
      expect(entry.assessment).toEqual(assessment);
      expect(entry.model.recalibratedFrom).toBe(origin.modelId);
      const { pair } = await compareModels(app, {
        patient: { patientId: id },
        firstId: origin.modelId,
        secondId: recalibratedId,
        publishedOnly: false,
      });
      expect(pair!.second.assessment).toEqual(assessment);
      expect(pair!.first.assessment).toEqual(before[rowIndex]!.assessment);
      const similar = await listSimilarPatients(app, { ...seen, values: patients[rowIndex]!.values, count: 160 });
      expect(similar.find((other) => other.id === id)!.risk).toBe(assessment.risk);
    }
  });

  it('says one risk of a new patient in a file, on a saved record and on a page', async () => {
    const { trained } = await getTrainedModel(app, { modelId: recalibratedId });
    const expected = judge(trained, Float64Array.of(150, 61, 1));
    const before = judge(
      (await getTrainedModel(app, { modelId: origin.modelId })).trained,
      Float64Array.of(150, 61, 1),
    );
    expect(expected.risk).toBe(recalibrateRisk(trained.recalibration!, before.risk));
    const predicted: PatientPrediction[] = [];
    const source = new TextEncoder().encode('glucose,age,sex\n150,61,m\n');
    await predictFile(app, { modelId: recalibratedId, source, onBatch: (batch) => predicted.push(...batch) });
    expect(predicted[0]!.assessment).toEqual(expected);
    const whole = decodeModel(await getJudges(app, { modelId: recalibratedId, publishedOnly: false }));
    expect(judge(whole, Float64Array.of(150, 61, 1))).toEqual(expected);
    const report = await buildPatientReport(app, { modelId: recalibratedId, values: Float64Array.of(150, 61, 1) });
    expect(panelOf(report, 'assessment').assessment).toEqual(expected);
    const user = await createTestUser(app, 'analyst', 'anna');
    const person = { actor: { userId: user.id, name: user.email }, name: 'Anna', role: 'analyst' as const };
    const entered = { label: 'Bed 12', values: [150, 61, 1], person, publishedOnly: false };
    const { id: enteredPatientId } = await saveEnteredPatient(app, { modelId: recalibratedId, ...entered });
    const { entries } = await getEnteredHistory(app, { enteredPatientId, publishedOnly: false, person });
    expect(entries.map(({ assessment }) => assessment)).toEqual([expected]);
  });

  it('says in every format of a report, on a card and in the model card that it is recalibrated', async () => {
    const report = await buildPatientReport(app, { modelId: recalibratedId, values: Float64Array.of(150, 61, 1) });
    const words = /The risk is recalibrated: its log odds are/;
    for (const format of ['json', 'html', 'csv', 'fhir'] as const) {
      expect(Buffer.from(await renderReport(report, format)).toString('utf8')).toMatch(words);
    }
    const { createdAt } = await getModel(app, { modelId: origin.modelId });
    expect(panelOf(report, 'model').trainedAt).toBe(createdAt.toISOString());
    const card = cdsCard(report, {
      address: 'https://example.org',
      patientPath: '/p',
      modelPath: '/m',
      intendedUse: '',
    });
    expect(card.detail).toContain(', recalibrated (slope ');
    const { card: modelCard } = await exportModelCard(app, { modelId: recalibratedId, format: 'json', actor });
    const items = new Map(
      modelCard.sections.flatMap(({ items }) => items).map((item) => [item.item, item.answers.join(' ')]),
    );
    expect(items.get('12f')).toMatch(/^Logistic recalibration of version [0-9a-f]{8} .* the holdout took no part/);
    expect(items.get('12g')).toContain('are then recalibrated: log odds = ');
    expect(items.get('24')).toMatch(/Calibration slope afterwards: out of fold .* holdout /);
    const { card: former } = await exportModelCard(app, { modelId: origin.modelId, format: 'json', actor });
    const formerItems = former.sections.flatMap((section) => section.items);
    expect(JSON.stringify(formerItems.filter(({ item }) => ['12f', '12g', '24'].includes(item)))).not.toContain(
      'ecalibrat',
    );
  });
});

const pick = ({ intercept, slope }: { intercept: number; slope: number }) => ({ intercept, slope });
