/** Lines of versions: replacing, rolling back, unpublishing, retiring, and two people at once. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findEnteredPatient } from '@/db/queries/entered-patients';
import { findModelById } from '@/db/queries/models';
import type { Application } from '@/lib/application';
import { buildModelCard } from '@/lib/services/build-model-card';
import { buildPatientReport } from '@/lib/services/build-patient-report';
import { deleteEnteredPatient } from '@/lib/services/delete-entered-patient';
import { exportModelCard } from '@/lib/services/export-model-card';
import { exportReport } from '@/lib/services/export-report';
import { getModelPage } from '@/lib/services/get-model-page';
import { getPatientHistory } from '@/lib/services/get-patient-history';
import { getPublicationPage } from '@/lib/services/get-publication-page';
import { judgeEnteredPatients, storeJudgedEntered } from '@/lib/services/judge-entered-patients';
import { listAuditEvents } from '@/lib/services/list-audit-events';
import { listModels } from '@/lib/services/list-models';
import { listPatients } from '@/lib/services/list-patients';
import { listPublications } from '@/lib/services/list-publications';
import { assessPatient } from '@/lib/services/assess-patient';
import { publishModel } from '@/lib/services/publish-model';
import { retireModel } from '@/lib/services/retire-model';
import { rollBackModel } from '@/lib/services/roll-back-model';
import { saveEnteredPatient } from '@/lib/services/save-entered-patient';
import { unpublishModel } from '@/lib/services/unpublish-model';
import { verifyAuditTrail } from '@/lib/services/verify-audit-trail';
import { verifyReport } from '@/lib/services/verify-report';
import { databaseKinds, openTestApplication, type TestApplication } from '../../support/databases';
import { insertFixtureCohort, insertFixtureModel } from '../../support/judged-cohort';
import { publishForTest } from '../../support/publish';
import { createTestUser } from '../../support/requests';

const firstUse = 'Adults at the yearly check, whom to send for a test.';
const secondUse = 'Adults before discharge, whom to see again in a week.';

describe.each(databaseKinds)('the publications of a line on %s', (kind) => {
  let test: TestApplication;
  let app: Application;
  let cohortId: string;
  let actor: { userId: string | null; name: string };
  let nLines = 0;
  beforeAll(async () => {
    test = await openTestApplication({ kind });
    app = test.app;
    cohortId = (await insertFixtureCohort(app, { name: 'Judged' })).id;
    const ada = await createTestUser(app, 'analyst', 'ada');
    actor = { userId: ada.id, name: ada.email };
  });
  afterAll(() => test.remove());

  /** Two or more versions of one new name. */
  async function newLine(nVersions = 2): Promise<{ name: string; versions: string[] }> {
    const name = `Line ${++nLines}`;
    const versions: string[] = [];
    for (let index = 0; index < nVersions; index++) {
      const change = (model: Parameters<NonNullable<Parameters<typeof insertFixtureModel>[1]['change']>>[0]) => ({
        ...model,
        codeVersion: `${name} ${index}`,
      });
      versions.push(await insertFixtureModel(app, { cohortId, name, change }));
    }
    return { name, versions };
  }

  const shownOf = async (name: string) =>
    (await listModels(app, { publishedOnly: true, limit: 100 })).filter((model) => model.name === name);
  const historyOf = async (name: string) =>
    (await listPublications(app, { name })).map((each) => [
      each.modelId,
      each.threshold,
      each.endReason,
      each.rollback,
      each.next?.modelId ?? null,
    ]);

  it('replace one another, roll back with what the earlier version had, and end', async () => {
    const { name, versions } = await newLine();
    const [one, two] = versions as [string, string];
    const first = await publishModel(app, {
      ...{
        modelId: one,
        threshold: 0.25,
        thresholdBasis: { kind: 'costRatio', costRatio: 3 },
        intendedUse: ` ${firstUse} `,
      },
      actor,
    });
    expect(first).toMatchObject({ intendedUse: firstUse, publishedByName: 'ada', replaces: null, rollback: false });
    const second = await publishForTest(app, { modelId: two, threshold: 0.4, intendedUse: secondUse, actor });
    expect(second.replaces).toBe(first.id);
    expect(await shownOf(name)).toMatchObject([{ id: two, threshold: 0.4, publication: { intendedUse: secondUse } }]);
    expect(await findModelById(app.database, one)).toMatchObject({ publishedAt: null, publication: null });

    const third = await rollBackModel(app, { modelId: one, reason: 'too many alarms', actor });
    expect(third).toMatchObject({
      ...{ threshold: 0.25, thresholdBasis: { kind: 'costRatio', costRatio: 3 }, intendedUse: firstUse },
      ...{ rollback: true, replaces: second.id },
    });
    expect((await shownOf(name)).map(({ id }) => id)).toEqual([one]);
    await unpublishModel(app, { modelId: one, actor });
    expect(await shownOf(name)).toEqual([]);
    expect(await historyOf(name)).toEqual([
      [one, 0.25, 'unpublished', true, null],
      [two, 0.4, 'rolledBack', false, one],
      [one, 0.25, 'replaced', false, two],
    ]);
    const line = await listPublications(app, { name });
    expect(line.map(({ rollbackReason }) => rollbackReason)).toEqual(['too many alarms', null, null]);
    for (const [index, later] of line.slice(0, -1).entries()) {
      expect(line[index + 1]!.endedAt).toEqual(later.publishedAt);
    }
    const { events } = await listAuditEvents(app, { limit: 4 });
    expect(events.map(({ action }) => action)).toEqual([
      ...['model.unpublished', 'model.rolled-back', 'model.published', 'model.published'],
    ]);
    expect(events[1]!.details).toMatchObject({ reason: 'too many alarms', publication: third.id });
    expect(events[2]!.details).toMatchObject({ replaced: [expect.any(String)], intendedUse: secondUse });
    expect((await verifyAuditTrail(app)).intact).toBe(true);
  });

  it('change threshold and words of the version that stands', async () => {
    const { name, versions } = await newLine(1);
    await publishForTest(app, { modelId: versions[0]!, threshold: 0.3, actor });
    await publishForTest(app, { modelId: versions[0]!, threshold: 0.2, actor });
    expect(await shownOf(name)).toMatchObject([{ threshold: 0.2 }]);
    expect((await historyOf(name)).map(([, threshold, reason]) => [threshold, reason])).toEqual([
      [0.2, null],
      [0.3, 'replaced'],
    ]);
  });

  it('refuse what cannot be, and change nothing', async () => {
    const { name, versions } = await newLine(3);
    const [one, two, three] = versions as [string, string, string];
    const publish = (change: object) =>
      publishModel(app, {
        ...{ modelId: one, threshold: 0.5, thresholdBasis: { kind: 'manual' }, intendedUse: firstUse, actor },
        ...change,
      });
    await expect(publish({ intendedUse: 'too short' })).rejects.toMatchObject({ kind: 'bad-input' });
    await expect(publish({ intendedUse: 'x'.repeat(501) })).rejects.toThrow(/10 to 500 characters, but it has 501/);
    const dear = { thresholdBasis: { kind: 'costRatio', costRatio: 9 } };
    await expect(publish(dear)).rejects.toThrow(/a cost ratio of 9 gives the threshold 10.%, not 50.%/);
    await expect(rollBackModel(app, { modelId: one, reason: 'because', actor })).rejects.toMatchObject({
      message: expect.stringContaining('never was published') as string,
    });
    await expect(unpublishModel(app, { modelId: one, actor })).rejects.toMatchObject({ kind: 'conflict' });
    expect(await historyOf(name)).toEqual([]);
    await publish({});
    await publish({ modelId: two });
    await expect(rollBackModel(app, { modelId: two, reason: 'because', actor })).rejects.toThrow(/is published now/);
    await expect(rollBackModel(app, { modelId: one, reason: ' ', actor })).rejects.toMatchObject({ kind: 'bad-input' });
    await retireModel(app, { modelId: one, actor });
    for (const change of [publishForTest, unpublishModel, retireModel]) {
      await expect(change(app, { modelId: one, actor })).rejects.toThrow(/is retired for good/);
    }
    await expect(rollBackModel(app, { modelId: one, reason: 'because', actor })).rejects.toThrow(/is retired for good/);
    expect((await shownOf(name)).map(({ id }) => id)).toEqual([two]);
    await retireModel(app, { modelId: two, actor });
    expect((await historyOf(name))[0]!.slice(0, 3)).toEqual([two, 0.5, 'retired']);
    await expect(rollBackModel(app, { modelId: three, reason: 'because', actor })).rejects.toMatchObject({
      kind: 'conflict',
    });
  });

  it('let one of two people win, whole, and tell the other', async () => {
    for (let round = 0; round < 4; round++) {
      const { name, versions } = await newLine();
      const [one, two] = versions as [string, string];
      const both = await Promise.allSettled([
        publishForTest(app, { modelId: one, threshold: 0.3, actor }),
        publishForTest(app, { modelId: two, threshold: 0.4, actor }),
      ]);
      const won = both.findIndex(({ status }) => status === 'fulfilled');
      const lost = both[1 - won] as PromiseRejectedResult;
      expect(lost.reason).toMatchObject({
        kind: 'conflict',
        message: expect.stringMatching(
          /^Line \d+ was changed by somebody else in the meantime: version [0-9a-f]+ is published now, by ada; look at it again/,
        ) as string,
      });
      expect((await shownOf(name)).map(({ id }) => id)).toEqual([versions[won]]);
      expect(await historyOf(name)).toHaveLength(1);

      const seen = (await listPublications(app, { name }))[0]!.id;
      const changes = await Promise.allSettled([
        unpublishModel(app, { modelId: versions[won]!, seen, actor }),
        publishForTest(app, { modelId: versions[1 - won]!, seen, actor }),
        retireModel(app, { modelId: versions[won]!, seen, actor }),
      ]);
      expect(changes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect((await shownOf(name)).length).toBeLessThanOrEqual(1);
    }
  });

  it('refuse a person who was shown another state', async () => {
    const { name, versions } = await newLine();
    const [one, two] = versions as [string, string];
    const { id: seen } = await publishForTest(app, { modelId: one, actor });
    await unpublishModel(app, { modelId: one, actor });
    await expect(publishForTest(app, { modelId: two, seen, actor })).rejects.toThrow(/no version is published now/);
    expect(await shownOf(name)).toEqual([]);
    await publishForTest(app, { modelId: two, seen: null, actor });
    await expect(rollBackModel(app, { modelId: one, reason: 'because', seen, actor })).rejects.toMatchObject({
      kind: 'conflict',
    });
    expect((await shownOf(name)).map(({ id }) => id)).toEqual([two]);
  });

  it('give a clinician who asks for a version that is gone the one in use, and its numbers in the history', async () => {
    const { versions } = await newLine();
    const [one, two] = versions as [string, string];
    const { patients } = await listPatients(app, { cohortId, limit: 1, offset: 0, publishedOnly: false });
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
    const { versions } = await newLine();
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
    const { versions } = await newLine();
    const [one, two] = versions as [string, string];
    await publishForTest(app, { modelId: one, actor });
    const person = { actor, name: 'Ada', role: 'analyst' as const };
    const save = (label: string) =>
      saveEnteredPatient(app, {
        ...{ modelId: one, label, values: [120, 30, null, 0.5, 2], person, publishedOnly: true },
      });
    const [stays, goes] = [await save('Stays'), await save('Goes')];
    const model = { id: two, cohortId };
    const judged = await judgeEnteredPatients(app, { model });
    expect(judged.size).toBeGreaterThanOrEqual(2);
    await deleteEnteredPatient(app, { enteredPatientId: goes.id, person });
    const stored = await storeJudgedEntered(app.database, { model, judged, threshold: 0.5, byName: 'Ada' });
    expect(stored).toBe(judged.size - 1);
    expect(await storeJudgedEntered(app.database, { model, judged, threshold: 0.5, byName: 'Ada' })).toBe(0);
    expect(await findEnteredPatient(app.database, stays.id)).not.toBeNull();
  });
});
