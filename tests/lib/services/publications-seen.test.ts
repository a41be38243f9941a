/** What clinicians and analysts see of a line: the version in use, what earlier ones said, the page to publish on. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findEnteredPatient } from '@/db/queries/entered-patients';
import type { Actor, Application } from '@/lib/application';
import { assessPatient } from '@/lib/services/assess-patient';
import { buildModelCard } from '@/lib/services/build-model-card';
import { buildPatientReport } from '@/lib/services/build-patient-report';
import { deleteEnteredPatient } from '@/lib/services/delete-entered-patient';
import { exportModelCard } from '@/lib/services/export-model-card';
import { exportReport } from '@/lib/services/export-report';
import { getModelPage } from '@/lib/services/get-model-page';
import { getPatientHistory } from '@/lib/services/get-patient-history';
import { getPublicationPage } from '@/lib/services/get-publication-page';
import { judgeEnteredPatients, storeJudgedEntered } from '@/lib/services/judge-entered-patients';
import { listPatients } from '@/lib/services/list-patients';
import { retireModel } from '@/lib/services/retire-model';
import { rollBackModel } from '@/lib/services/roll-back-model';
import { correctEnteredPatient, saveEnteredPatient } from '@/lib/services/save-entered-patient';
import { unpublishModel } from '@/lib/services/unpublish-model';
import { verifyReport } from '@/lib/services/verify-report';
import { databaseKinds } from '../../support/databases';
import { openLines, type LineSet } from '../../support/lines';
import { publishForTest } from '../../support/publish';

const firstUse = 'Adults at the yearly check, whom to send for a test.';
const secondUse = 'Adults before discharge, whom to see again in a week.';

describe.each(databaseKinds)('what is seen of a line on %s', (kind) => {
  let lines: LineSet;
  let app: Application;
  let actor: Actor;
  beforeAll(async () => {
    lines = await openLines(kind);
    ({ app, actor } = lines);
  });
  afterAll(() => lines.test.remove());

  it('give a clinician who asks for a version that is gone the one in use, and its numbers in the history', async () => {
    const { versions } = await lines.newLine();
    const [one, two] = versions as [string, string];
    const { patients } = await listPatients(app, {
      cohortId: lines.cohortId,
      limit: 1,
      offset: 0,
      publishedOnly: false,
    });
    const patientId = patients[0]!.id;
    const open = (modelId: string) => assessPatient(app, { patientId, modelId, publishedOnly: true });
    await expect(open(one)).rejects.toMatchObject({ kind: 'not-found' });
    await publishForTest(app, { modelId: one, threshold: 0.3, actor });
    expect(await open(one)).toMatchObject({ withdrawn: null, judged: { model: { id: one } } });
    const { report } = await exportReport(app, { modelId: one, patientId, format: 'json', publishedOnly: true, actor });
    await publishForTest(app, { modelId: two, threshold: 0.4, actor });
    expect(await open(one)).toMatchObject({
      judged: { model: { id: two } },
      withdrawn: { reason: 'replaced', successor: { modelId: two } },
    });
    await expect(buildPatientReport(app, { modelId: one, patientId, publishedOnly: true })).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringMatching(
        /was replaced on .*; version [0-9a-f]+ is in use now: open the page again/,
      ) as string,
    });
    await retireModel(app, { modelId: one, actor });
    // page, card, history and reports of what was seen stay
    expect((await getModelPage(app, { modelId: one, publishedOnly: true })).model.retiredAt).not.toBeNull();
    const { card } = await exportModelCard(app, { modelId: one, format: 'json', publishedOnly: true, actor });
    expect(card.model.state).toBe('retired');
    const { entries } = await getPatientHistory(app, { patientId, publishedOnly: true });
    const own = entries.filter(({ model }) => model.id === one);
    expect(own).toMatchObject([{ threshold: 0.3, inUse: false, until: expect.any(Date) as Date }]);
    expect(await verifyReport(app, { code: report.contentHash })).toHaveLength(1);
    await unpublishModel(app, { modelId: two, actor });
    expect((await open(two)).withdrawn).toMatchObject({ reason: 'unpublished', successor: null });
  });

  it('are what the publish page is made of', async () => {
    const { versions } = await lines.newLine();
    const [one, two] = versions as [string, string];
    const page = (modelId: string) => getPublicationPage(app, { modelId });
    expect(await page(one)).toMatchObject({ current: null, last: null, isRollBack: false, earlier: [], line: [] });
    await publishForTest(app, { modelId: one, intendedUse: firstUse, actor });
    // a later version begins with the words of the one it replaces
    expect(await page(two)).toMatchObject({ last: { modelId: one, intendedUse: firstUse }, isRollBack: false });
    await publishForTest(app, { modelId: two, intendedUse: secondUse, actor });
    expect(await page(one)).toMatchObject({ last: { intendedUse: firstUse }, isRollBack: true });
    expect((await page(two)).earlier.map(({ modelId }) => modelId)).toEqual([one]);
    await rollBackModel(app, { modelId: one, reason: 'because', actor });
    expect(await page(two)).toMatchObject({ isRollBack: false, last: { intendedUse: secondUse } });
    const { blanks } = await page(one);
    const asked = (await buildModelCard(app, { modelId: one })).sections.flatMap(({ items }) => items);
    expect(blanks.map(({ item }) => item)).toEqual(asked.flatMap(({ item, blank }) => (blank === null ? [] : [item])));
    expect(asked.find(({ item }) => item === '3b')!.answers[0]).toContain(firstUse);
    await retireModel(app, { modelId: two, actor });
    expect((await page(one)).earlier).toEqual([]);
  });

  it('let the version assess entered patients only as they are when it is published', async () => {
    const { versions } = await lines.newLine();
    const [one, two] = versions as [string, string];
    await publishForTest(app, { modelId: one, actor });
    const person = { actor, name: 'Ada', role: 'analyst' as const };
    const save = (label: string) =>
      saveEnteredPatient(app, {
        ...{ modelId: one, label, values: [120, 30, null, 0.5, 2], person, publishedOnly: true },
      });
    const [stays, goes, changes] = [await save('Stays'), await save('Goes'), await save('Changes')];
    const model = { id: two, cohortId: lines.cohortId };
    const judged = await judgeEnteredPatients(app, { model });
    expect(judged.size).toBeGreaterThanOrEqual(2);
    await deleteEnteredPatient(app, { enteredPatientId: goes.id, person });
    await correctEnteredPatient(app, {
      ...{ enteredPatientId: changes.id, modelId: one, label: 'Changes', values: [180, 30, null, 0.5, 2] },
      ...{ person, publishedOnly: true },
    });
    const stored = await storeJudgedEntered(app.database, { model, judged, threshold: 0.5, byName: 'Ada' });
    expect(stored).toBe(judged.size - 2);
    expect(await storeJudgedEntered(app.database, { model, judged, threshold: 0.5, byName: 'Ada' })).toBe(0);
    expect(await findEnteredPatient(app.database, stays.id)).not.toBeNull();
  });
});
