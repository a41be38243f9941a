/** Patients whom people enter: saved with an assessment, corrected, found, deleted, and assessed anew by a model that is published. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Application } from '@/lib/application';
import type { Person } from '@/lib/auth/actor';
import { assessEnteredPatient } from '@/lib/services/assess-entered-patient';
import { compareModels } from '@/lib/services/compare-models';
import { deleteEnteredPatient } from '@/lib/services/delete-entered-patient';
import { exportEnteredReport } from '@/lib/services/export-entered-report';
import { getBlankPatient } from '@/lib/services/get-blank-patient';
import { getEnteredHistory } from '@/lib/services/get-entered-history';
import { getPatientHistory } from '@/lib/services/get-patient-history';
import { listAuditEvents } from '@/lib/services/list-audit-events';
import { listEnteredPatients } from '@/lib/services/list-entered-patients';
import { listPatients } from '@/lib/services/list-patients';
import { publishForTest } from '../../support/publish';
import { retireModel } from '@/lib/services/retire-model';
import { correctEnteredPatient, saveEnteredPatient } from '@/lib/services/save-entered-patient';
import { assessPatient } from '@/models/inference/assess';
import type { TrainedModel } from '@/models/model';
import { databaseKinds, openTestApplication, type TestApplication } from '../../support/databases';
import { insertFixtureCohort, insertFixtureModel } from '../../support/judged-cohort';
import { fixtureModel } from '../../support/report-fixture';
import { createTestUser } from '../../support/requests';

/** Glucose, body-mass index, insulin, beta, chest pain. */
const values = [148, 33.6, null, 0.42, 1];
const row = (given: readonly (number | null)[]) => Float64Array.from(given, (value) => value ?? NaN);

/** Another model on the same cohort: every weight a little larger. */
const larger = (model: TrainedModel): TrainedModel => ({
  ...model,
  members: model.members.map((member) => ({ ...member, weights: member.weights.map((weight) => weight * 1.2) })),
});

describe.each(databaseKinds)('entered patients on %s', (kind) => {
  let test: TestApplication;
  let app: Application;
  let first: string;
  let second: string;
  let draft: string;
  const people = {} as Record<'clara' | 'carl' | 'ada', Person>;
  const publisher = () => people.ada.actor;

  beforeAll(async () => {
    test = await openTestApplication({ kind });
    app = test.app;
    for (const [name, role] of [
      ['clara', 'clinician'],
      ['carl', 'clinician'],
      ['ada', 'administrator'],
    ] as const) {
      const user = await createTestUser(app, role, name);
      people[name] = { actor: { userId: user.id, name: user.email }, name: `Dr ${name}`, role };
    }
    const cohortId = (await insertFixtureCohort(app, { name: 'Fixture' })).id;
    first = await insertFixtureModel(app, { cohortId, name: 'First' });
    second = await insertFixtureModel(app, { cohortId, name: 'Second', change: larger });
    draft = await insertFixtureModel(app, { cohortId, name: 'Draft' });
    await publishForTest(app, { modelId: first, threshold: 0.35, actor: publisher() });
  });
  afterAll(() => test.remove());

  const save = (change: Partial<Parameters<typeof saveEnteredPatient>[1]> = {}) =>
    saveEnteredPatient(app, {
      ...{ modelId: first, label: 'Bed 12', values, person: people.clara, publishedOnly: true },
      ...change,
    });
  const historyOf = async (enteredPatientId: string, publishedOnly = true) =>
    (await getEnteredHistory(app, { enteredPatientId, publishedOnly, person: people.clara })).entries;

  it('begins with nothing measured and the published model', async () => {
    const { choices, blank } = await getBlankPatient(app, { publishedOnly: true });
    expect(choices.map(({ name }) => name)).toEqual(['First']);
    expect(Array.from(blank!.judged.values)).toEqual([NaN, NaN, NaN, NaN, NaN]);
    expect(blank!.judged.members).toHaveLength(fixtureModel().members.length);
    await expect(getBlankPatient(app, { modelId: draft, publishedOnly: true })).rejects.toMatchObject({
      kind: 'not-found',
    });
    expect((await getBlankPatient(app, { modelId: draft, publishedOnly: false })).blank!.judged.model.id).toBe(draft);
  });

  it('is stored with what all members of the model say', async () => {
    const { id } = await save({ label: '  Bed 1 ' });
    const expected = assessPatient(fixtureModel(), row(values));
    const [entry, ...others] = await historyOf(id);
    expect(others).toEqual([]);
    expect(entry).toMatchObject({ occasion: 'saved', who: 'Dr clara', threshold: 0.35, assessment: expected });
    const assessed = await assessEnteredPatient(app, {
      ...{ enteredPatientId: id, publishedOnly: true, person: people.clara },
    });
    expect(assessed.patient).toMatchObject({ label: 'Bed 1', values, enteredByName: 'Dr clara' });
    expect(assessed.judged!.assessment).toEqual(expected);
    // and is no patient of the cohort
    const cohort = await listPatients(app, { limit: 500, offset: 0, search: 'Bed', publishedOnly: false });
    expect(cohort.total).toBe(0);
  });

  it.each([
    ['no label', { label: ' ' }, 'label must not be empty: say what you call this patient'],
    ['a label without end', { label: 'x'.repeat(101) }, 'label must have at most 100 characters'],
    ['too few values', { values: [1, 2] }, 'the model has 5 features, but 2 values were given'],
    ['no value', { values: [null, null, null, null, null] }, 'enter at least one value'],
    ['no such level', { values: [148, 33.6, null, 0.42, 9] }, 'Chest pain must be one of its levels'],
    ['half a level', { values: [148, 33.6, null, 0.42, 0.5] }, 'Chest pain must be one of its levels'],
    ['an endless number', { values: [Infinity, 33.6, null, 0.42, 1] }, 'Glucose must be a number'],
  ])('is refused with %s', async (_, change, sentence) => {
    const before = await listEnteredPatients(app, { limit: 50, offset: 0, publishedOnly: true });
    await expect(save(change)).rejects.toMatchObject({ kind: 'bad-input' });
    await expect(save(change)).rejects.toThrow(sentence);
    expect((await listEnteredPatients(app, { limit: 50, offset: 0, publishedOnly: true })).total).toBe(before.total);
  });

  it('is not judged for a clinician by a model that is not published', async () => {
    await expect(save({ modelId: draft })).rejects.toMatchObject({ kind: 'not-found' });
  });

  it('is found by label, with the newest risk that the person may see', async () => {
    const { id } = await save({ label: '50%_a' });
    await save({ label: '50x_a' });
    await correctEnteredPatient(app, {
      ...{ enteredPatientId: id, modelId: draft, label: '50%_a', values: [190, 33.6, null, 0.42, 1] },
      ...{ person: people.ada, publishedOnly: false },
    });
    const listed = (publishedOnly: boolean) =>
      listEnteredPatients(app, { search: '50%_', limit: 10, offset: 0, publishedOnly });
    const [clinicians, analysts] = [await listed(true), await listed(false)];
    expect(clinicians.patients.map(({ label, modelName }) => [label, modelName])).toEqual([['50%_a', 'First']]);
    expect(analysts.patients.map(({ label, modelName }) => [label, modelName])).toEqual([['50%_a', 'Draft']]);
    expect(analysts.patients[0]!.assessment).toEqual(assessPatient(fixtureModel(), row([190, 33.6, null, 0.42, 1])));
    expect((await historyOf(id)).map(({ model }) => model.name)).toEqual(['First']);
    const all = await historyOf(id, false);
    expect(all.map(({ model, changed }) => [model.name, changed])).toEqual([
      ['First', []],
      ['Draft', [0]],
    ]);
  });

  it('is changed and deleted by whoever entered them, or an administrator, and by nobody else', async () => {
    const { id } = await save();
    const correction = { enteredPatientId: id, modelId: first, label: 'Bed 13', values, publishedOnly: true };
    await expect(correctEnteredPatient(app, { ...correction, person: people.carl })).rejects.toMatchObject({
      kind: 'forbidden',
      message: 'only Dr clara, who entered this patient, or an administrator may change or delete it',
    });
    await expect(deleteEnteredPatient(app, { enteredPatientId: id, person: people.carl })).rejects.toMatchObject({
      kind: 'forbidden',
    });
    await correctEnteredPatient(app, { ...correction, person: people.clara });
    await deleteEnteredPatient(app, { enteredPatientId: id, person: people.ada });
    for (const person of Object.values(people)) {
      await expect(deleteEnteredPatient(app, { enteredPatientId: id, person })).rejects.toMatchObject({
        kind: 'not-found',
      });
    }
    await expect(historyOf(id)).rejects.toMatchObject({ kind: 'not-found' });
  });

  it('leaves a trail of who saved, saw, exported and deleted, without the label', async () => {
    const { id } = await save({ label: 'Jane Roe' });
    await historyOf(id); // her own: not noted
    await assessEnteredPatient(app, { enteredPatientId: id, publishedOnly: true, person: people.carl });
    const { report } = await exportEnteredReport(app, {
      ...{ modelId: first, enteredPatientId: id, format: 'json', publishedOnly: true, person: people.clara },
    });
    expect(JSON.stringify(report.panels)).toContain('Jane Roe');
    await deleteEnteredPatient(app, { enteredPatientId: id, person: people.clara });
    const { events } = await listAuditEvents(app, { limit: 4 });
    expect(events.map(({ action, actor }) => [action, actor])).toEqual([
      ['entered-patient.deleted', 'clara@hospital.org'],
      ['report.exported', 'clara@hospital.org'],
      ['entered-patient.viewed', 'carl@hospital.org'],
      ['entered-patient.saved', 'clara@hospital.org'],
    ]);
    expect(events[1]!.details).toMatchObject({ enteredPatientId: id, patientId: null });
    expect(JSON.stringify(events)).not.toContain('Jane Roe');
  });

  it('is assessed by a model as it is published, once, and by none that is retired', async () => {
    const { id } = await save({ label: 'Bed 20' });
    await publishForTest(app, { modelId: second, threshold: 0.4, actor: publisher() });
    await publishForTest(app, { modelId: second, threshold: 0.5, actor: publisher() });
    const entries = await historyOf(id);
    expect(entries.map(({ occasion, model, threshold }) => [occasion, model.name, threshold])).toEqual([
      ['saved', 'First', 0.35],
      ['published', 'Second', 0.4],
    ]);
    expect(entries[1]!.assessment).toEqual(assessPatient(larger(fixtureModel()), row(values)));
    expect(entries[1]!.assessment.risk).not.toBe(entries[0]!.assessment.risk);
    // the model that spoke last judges from now on
    const asked = { enteredPatientId: id, publishedOnly: true, person: people.clara };
    expect((await assessEnteredPatient(app, asked)).judged!.model.name).toBe('Second');
    await retireModel(app, { modelId: second, actor: publisher() });
    const after = await historyOf(id);
    expect(after.map(({ model }) => [model.name, model.retiredAt !== null])).toEqual([
      ['First', false],
      ['Second', true],
    ]);
    expect((await assessEnteredPatient(app, asked)).judged!.model.name).toBe('First');
  });

  describe('two models on one patient', () => {
    it('are those asked for, each by its own members', async () => {
      const { id } = await save();
      const compare = (publishedOnly: boolean) =>
        compareModels(app, {
          ...{ patient: { enteredPatientId: id, person: people.clara }, firstId: first, publishedOnly },
          ...(publishedOnly ? {} : { secondId: second }),
        });
      expect((await compare(true)).pair).toBeNull();
      const { pair } = await compare(false);
      expect(pair!.first.assessment).toEqual(assessPatient(fixtureModel(), row(values)));
      expect(pair!.second.assessment).toEqual(assessPatient(larger(fixtureModel()), row(values)));
      const swings = pair!.gaps.map(({ swing }) => swing);
      expect(swings).toEqual([...swings].sort((a, b) => b - a));
      expect(pair!.gaps.map(({ feature }) => feature).sort()).toEqual([0, 1, 2, 3, 4]);
    });

    it('judge a patient of the cohort by members that never saw that patient', async () => {
      const { patients } = await listPatients(app, { limit: 1, offset: 0, publishedOnly: false });
      const { pair } = await compareModels(app, {
        ...{ patient: { patientId: patients[0]!.id }, firstId: first, secondId: draft, publishedOnly: false },
      });
      // one fold of three in each of four repeats left the patient out
      expect([pair!.first.members.length, pair!.second.members.length]).toEqual([4, 4]);
    });
  });

  it('a patient of the cohort has one assessment for each publication, in their order, drafts last', async () => {
    const { patients } = await listPatients(app, { limit: 1, offset: 0, publishedOnly: false });
    const historyFor = async (publishedOnly: boolean) =>
      (await getPatientHistory(app, { patientId: patients[0]!.id, publishedOnly })).entries;
    const shown = (await historyFor(false)).map((entry) => [entry.model.name, entry.occasion, entry.inUse]);
    expect(shown).toEqual([
      ['First', 'published', true],
      ['Second', 'published', false],
      ['Second', 'published', false],
      ['Draft', 'trained', false],
    ]);
    const seen = await historyFor(true);
    const facts = seen.map((entry) => [entry.model.name, entry.threshold, entry.until === null, entry.who]);
    expect(facts).toEqual([
      ['First', 0.35, true, 'ada'],
      ['Second', 0.4, false, 'ada'],
      ['Second', 0.5, false, 'ada'],
    ]);
    expect(new Set(seen.map(({ key }) => key)).size).toBe(3);
    expect(seen[1]!.until).toEqual(seen[2]!.at);
  });
});
