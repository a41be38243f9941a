/** Lists of patients, one patient, and what a model says of that patient. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Application } from '@/lib/application';
import { assessPatient } from '@/lib/services/assess-patient';
import { getJudges } from '@/lib/services/get-judges';
import { getPatient } from '@/lib/services/get-patient';
import { listPatients, type PatientListOptions } from '@/lib/services/list-patients';
import { publishForTest } from '../../support/publish';
import { retireModel } from '@/lib/services/retire-model';
import { assessPatient as assess } from '@/models/inference/assess';
import { decodeModel } from '@/models/model-file';
import { databaseKinds, openTestApplication, type TestApplication } from '../../support/databases';
import { insertFixtureCohort, insertFixtureModel } from '../../support/judged-cohort';
import { fixtureFeatures, fixtureModel } from '../../support/report-fixture';

const actor = { userId: null, name: 'test' };
const none = '00000000-0000-4000-8000-000000000000';
/** Eight risks among 240 patients: thirty of them share each. */
const riskOf = (row: number) => 0.1 + 0.1 * ((row * 7) % 8);
const labelOf = (row: number) => ['50%_a', '50x_a', '50%xa', 'BACK\\slash'][row] ?? `P-${row}`;
const keptFromAll = 5;

describe.each(databaseKinds)('patients on %s', (kind) => {
  let test: TestApplication;
  let app: Application;
  let cohortId: string;
  let otherCohortId: string;
  let first: string;
  let second: string;
  beforeAll(async () => {
    test = await openTestApplication({ kind });
    app = test.app;
    otherCohortId = (await insertFixtureCohort(app, { name: 'Without a model' })).id;
    cohortId = (await insertFixtureCohort(app, { name: 'Judged', labelOf })).id;
    first = await insertFixtureModel(app, {
      ...{ cohortId, name: 'First', riskOf },
      change: (model) => ({
        ...model,
        foldOf: model.foldOf.map((fold, position) => (position % model.nRows === keptFromAll ? -1 : fold)),
      }),
    });
    second = await insertFixtureModel(app, { cohortId, name: 'Second', riskOf: (row) => 1 - riskOf(row) });
  });
  afterAll(() => test.remove());

  const list = (options: Partial<PatientListOptions> = {}) =>
    listPatients(app, { cohortId, modelId: first, limit: 50, offset: 0, publishedOnly: false, ...options });
  const risksOf = ({ patients }: Awaited<ReturnType<typeof list>>) =>
    patients.map((patient) => patient.judged!.assessment.risk);

  describe('in a list', () => {
    it.each(['riskDescending', 'riskAscending'] as const)(
      'are sorted by risk, %s, page by page, ties included',
      async (order) => {
        const pages = await Promise.all([0, 50, 100, 150, 200].map((offset) => list({ order, offset })));
        expect(pages.map((page) => page.patients.length)).toEqual([50, 50, 50, 50, 40]);
        expect(pages.every((page) => page.total === 240)).toBe(true);
        // Pages cut through the ties: nobody is listed twice and nobody is missing.
        expect(new Set(pages.flatMap((page) => page.patients.map(({ id }) => id))).size).toBe(240);
        const risks = pages.flatMap(risksOf);
        const sorted = [...risks].sort((a, b) => a - b);
        expect(risks).toEqual(order === 'riskAscending' ? sorted : sorted.reverse());
        const again = await list({ order, offset: 100 });
        expect(again.patients.map(({ id }) => id)).toEqual(pages[2]!.patients.map(({ id }) => id));
      },
    );

    it('are sorted by label', async () => {
      const labels = (await list({ order: 'label', search: 'P-23' })).patients.map(({ label }) => label);
      expect(labels).toEqual(['P-23', ...Array.from({ length: 10 }, (_, digit) => `P-23${digit}`)]);
    });

    it.each([
      ['%_', ['50%_a']],
      ['0%', ['50%_a', '50%xa']],
      ['_', ['50%_a', '50x_a']],
      ['back\\', ['BACK\\slash']],
      ['X_A', ['50x_a']],
      ["'; drop table patients; --", []],
    ])('are found by %s as it is written, whatever its case', async (search, labels) => {
      const found = await list({ search, order: 'label' });
      expect(found.patients.map(({ label }) => label).sort()).toEqual([...labels].sort());
      expect(found.total).toBe(labels.length);
      const unjudged = await list({ cohortId: otherCohortId, modelId: undefined, search });
      expect(unjudged.total).toBe(0);
    });

    it('are judged by the model that was asked for', async () => {
      const [bySecond] = (await list({ modelId: second, order: 'label', search: '50x_a' })).patients;
      expect(bySecond!.judged!.assessment.risk).toBeCloseTo(1 - riskOf(1), 12);
      await expect(list({ modelId: none })).rejects.toMatchObject({ kind: 'not-found' });
      await expect(list({ cohortId: otherCohortId })).rejects.toMatchObject({ kind: 'not-found' });
      await expect(list({ cohortId: none, modelId: undefined })).rejects.toMatchObject({ kind: 'not-found' });
    });

    it('have the newest model, and its cohort, where none was asked for', async () => {
      const found = await list({ cohortId: undefined, modelId: undefined });
      expect([found.cohort!.id, found.model!.id]).toEqual([cohortId, second]);
      expect(found.keyFeatures).toHaveLength(3);
      expect(found.patients.find(({ judged }) => judged?.part === 'holdout')).toBeUndefined();
      const holdout = (await list({ search: `P-${keptFromAll}` })).patients.find(({ label }) => label === 'P-5');
      expect(holdout!.judged!.part).toBe('holdout');
    });

    it('have no risk where the cohort has no model, and stand in the order of the file', async () => {
      const found = await list({ cohortId: otherCohortId, modelId: undefined, limit: 3, offset: 1 });
      expect(found.patients.map(({ label, judged }) => [label, judged])).toEqual([
        ['P-0002', null],
        ['P-0003', null],
        ['P-0004', null],
      ]);
      expect(found).toMatchObject({ total: 240, model: null, keyFeatures: [0, 1, 2] });
    });
  });

  it('show a clinician the risks of published models only', async () => {
    const seen = () => list({ modelId: undefined, publishedOnly: true, limit: 1 });
    expect((await seen()).model).toBeNull();
    expect((await seen()).patients[0]!.judged).toBeNull();
    await expect(list({ publishedOnly: true })).rejects.toMatchObject({ kind: 'not-found' });
    const { id: patientId } = (await seen()).patients[0]!;
    expect((await assessPatient(app, { patientId, publishedOnly: true })).judged).toBeNull();
    await publishForTest(app, { modelId: first, actor });
    expect((await seen()).model!.id).toBe(first);
    const judged = (await assessPatient(app, { patientId, publishedOnly: true })).judged;
    expect(judged!.model.id).toBe(first);
    await expect(assessPatient(app, { patientId, modelId: second, publishedOnly: true })).rejects.toMatchObject({
      kind: 'not-found',
    });
    // What is published comes before what is newer.
    expect((await list({ modelId: undefined })).model!.id).toBe(first);
    await retireModel(app, { modelId: first, actor });
    expect((await seen()).model).toBeNull();
  });

  describe('each', () => {
    const idOf = async (row: number) =>
      (await list({ search: labelOf(row), limit: 500 })).patients.find(({ label }) => label === labelOf(row))!.id;

    it('come with their cohort and its features', async () => {
      const patientId = await idOf(7);
      const { patient, cohort, features } = await getPatient(app, { patientId });
      expect(patient).toMatchObject({ id: patientId, rowIndex: 7, outcome: false });
      expect(cohort.name).toBe('Judged');
      expect(features).toEqual(fixtureFeatures);
      for (const unknown of [none, 'no id']) {
        await expect(getPatient(app, { patientId: unknown })).rejects.toMatchObject({ kind: 'not-found' });
      }
    });

    it('are judged by the networks that never saw them, and by no other', async () => {
      const { judged } = await assessPatient(app, { patientId: await idOf(7), modelId: first, publishedOnly: false });
      const { trained, members, values, assessment, curves } = judged!;
      expect(members.map((position) => trained.members[position]!.fold)).toEqual([1, 1, 1, 1]);
      expect(assessment).toEqual(assess(trained, values, members));
      expect(assessment.risk).not.toBe(assess(trained, values).risk);
      for (const curve of curves.filter(({ at }) => at !== null)) {
        expect(curve.risk[curve.values.indexOf(curve.at!)]).toBeCloseTo(assessment.risk, 9);
      }
      expect(curves.map(({ swing }) => swing)).toEqual(curves.map(({ swing }) => swing).sort((a, b) => b - a));
    });

    it('are judged by all where they were kept from all', async () => {
      const patientId = await idOf(keptFromAll);
      const { judged } = await assessPatient(app, { patientId, modelId: first, publishedOnly: false });
      expect(judged!.members).toHaveLength(12);
    });

    it('have their place among the risks of the cohort', async () => {
      const { judged } = await assessPatient(app, { patientId: await idOf(7), modelId: first, publishedOnly: false });
      const risks = Array.from({ length: 240 }, (_, row) => riskOf(row));
      const below = risks.filter((risk) => risk < judged!.assessment.risk).length;
      expect(judged!.shareBelow).toBeCloseTo(below / 240, 12);
      expect(judged!.counts.all.reduce((sum, count) => sum + count, 0)).toBe(240);
    });
  });

  describe('send their judges to the page', () => {
    const patientAt = async (row: number) =>
      (await list({ order: 'label', search: `P-${row}`, limit: 1 })).patients[0]!;

    it('the networks that never saw the patient, and they say what the page says', async () => {
      const { id } = await patientAt(100);
      const { judged } = await assessPatient(app, { patientId: id, modelId: first, publishedOnly: false });
      const judges = decodeModel(await getJudges(app, { modelId: first, patientId: id, publishedOnly: false }));
      expect(judges.members.length).toBe(judged!.members.length);
      expect(judges.members.length).toBeLessThan(judged!.trained.members.length);
      expect(assess(judges, judged!.values)).toEqual(judged!.assessment);
    });

    it('all of them for somebody who is not in the cohort', async () => {
      const judges = decodeModel(await getJudges(app, { modelId: first, publishedOnly: false }));
      expect(judges.members.length).toBe(fixtureModel().members.length);
    });

    it('none to a clinician before the model is published, none for a patient of another cohort', async () => {
      const id = (await patientAt(100)).id;
      await expect(getJudges(app, { modelId: second, patientId: id, publishedOnly: true })).rejects.toThrow(
        'there is no published model',
      );
      const stranger = (await list({ cohortId: otherCohortId, modelId: undefined })).patients[0]!;
      await expect(getJudges(app, { modelId: first, patientId: stranger.id, publishedOnly: false })).rejects.toThrow(
        'is not of the cohort that the model was trained on',
      );
    });
  });
});
