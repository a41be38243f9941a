/** Lines of versions: replacing, rolling back, unpublishing, retiring, and two people at once. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findModelById } from '@/db/queries/models';
import type { Actor, Application } from '@/lib/application';
import { listAuditEvents } from '@/lib/services/list-audit-events';
import { listPublications } from '@/lib/services/list-publications';
import { publishModel } from '@/lib/services/publish-model';
import { retireModel } from '@/lib/services/retire-model';
import { rollBackModel } from '@/lib/services/roll-back-model';
import { unpublishModel } from '@/lib/services/unpublish-model';
import { verifyAuditTrail } from '@/lib/services/verify-audit-trail';
import { databaseKinds } from '../../support/databases';
import { openLines, type LineSet } from '../../support/lines';
import { publishForTest } from '../../support/publish';

const firstUse = 'Adults at the yearly check, whom to send for a test.';
const secondUse = 'Adults before discharge, whom to see again in a week.';

describe.each(databaseKinds)('the publications of a line on %s', (kind) => {
  let lines: LineSet;
  let app: Application;
  let actor: Actor;
  beforeAll(async () => {
    lines = await openLines(kind);
    ({ app, actor } = lines);
  });
  afterAll(() => lines.test.remove());

  const historyOf = async (name: string) =>
    (await listPublications(app, { name })).map((each) => [
      each.modelId,
      each.threshold,
      each.endReason,
      each.rollback,
      each.next?.modelId ?? null,
    ]);

  it('replace one another, roll back with what the earlier version had, and end', async () => {
    const { name, versions } = await lines.newLine();
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
    expect(await lines.shownOf(name)).toMatchObject([
      { id: two, threshold: 0.4, publication: { intendedUse: secondUse } },
    ]);
    expect(await findModelById(app.database, one)).toMatchObject({ publishedAt: null, publication: null });

    const third = await rollBackModel(app, { modelId: one, reason: 'too many alarms', actor });
    expect(third).toMatchObject({
      ...{ threshold: 0.25, thresholdBasis: { kind: 'costRatio', costRatio: 3 }, intendedUse: firstUse },
      ...{ rollback: true, replaces: second.id },
    });
    expect((await lines.shownOf(name)).map(({ id }) => id)).toEqual([one]);
    await unpublishModel(app, { modelId: one, actor });
    expect(await lines.shownOf(name)).toEqual([]);
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
    const { name, versions } = await lines.newLine(1);
    await publishForTest(app, { modelId: versions[0]!, threshold: 0.3, actor });
    await publishForTest(app, { modelId: versions[0]!, threshold: 0.2, actor });
    expect(await lines.shownOf(name)).toMatchObject([{ threshold: 0.2 }]);
    expect((await historyOf(name)).map(([, threshold, reason]) => [threshold, reason])).toEqual([
      [0.2, null],
      [0.3, 'replaced'],
    ]);
  });

  it('refuse what cannot be, and change nothing', async () => {
    const { name, versions } = await lines.newLine(3);
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
    expect((await lines.shownOf(name)).map(({ id }) => id)).toEqual([two]);
    await retireModel(app, { modelId: two, actor });
    expect((await historyOf(name))[0]!.slice(0, 3)).toEqual([two, 0.5, 'retired']);
    await expect(rollBackModel(app, { modelId: three, reason: 'because', actor })).rejects.toMatchObject({
      kind: 'conflict',
    });
  });

  it('let one of two people win, whole, and tell the other', async () => {
    for (let round = 0; round < 4; round++) {
      const { name, versions } = await lines.newLine();
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
      expect((await lines.shownOf(name)).map(({ id }) => id)).toEqual([versions[won]]);
      expect(await historyOf(name)).toHaveLength(1);

      const seen = (await listPublications(app, { name }))[0]!.id;
      const changes = await Promise.allSettled([
        unpublishModel(app, { modelId: versions[won]!, seen, actor }),
        publishForTest(app, { modelId: versions[1 - won]!, seen, actor }),
        retireModel(app, { modelId: versions[won]!, seen, actor }),
      ]);
      expect(changes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect((await lines.shownOf(name)).length).toBeLessThanOrEqual(1);
    }
  });

  it('refuse a person who was shown another state', async () => {
    const { name, versions } = await lines.newLine();
    const [one, two] = versions as [string, string];
    const { id: seen } = await publishForTest(app, { modelId: one, actor });
    await unpublishModel(app, { modelId: one, actor });
    await expect(publishForTest(app, { modelId: two, seen, actor })).rejects.toThrow(/no version is published now/);
    expect(await lines.shownOf(name)).toEqual([]);
    await publishForTest(app, { modelId: two, seen: null, actor });
    await expect(rollBackModel(app, { modelId: one, reason: 'because', seen, actor })).rejects.toMatchObject({
      kind: 'conflict',
    });
    expect((await lines.shownOf(name)).map(({ id }) => id)).toEqual([two]);
  });
});
