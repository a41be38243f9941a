import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenDatabase } from '@/db/client';
import { auditEvents } from '@/db/schema';
import type { Application } from '@/lib/application';
import { listAuditEvents } from '@/lib/services/list-audit-events';
import { recordAuditEvent } from '@/lib/services/record-audit-event';
import { verifyAuditTrail } from '@/lib/services/verify-audit-trail';
import { databaseKinds, openTestDatabase } from '../../support/databases';

const actor = { userId: null, name: 'analyst@example.org' };

describe.each(databaseKinds)('the audit trail on %s', (kind) => {
  let open: OpenDatabase;
  let app: Application;
  beforeAll(async () => {
    open = await openTestDatabase(kind);
    app = { database: open.database } as Application;
  });
  afterAll(() => open.close());

  it('is intact while it is empty', async () => {
    expect(await verifyAuditTrail(app)).toEqual({ intact: true, nEvents: 0, fault: null, newestHash: '' });
  });

  it('chains events, also those written at the same moment', async () => {
    const subjects = Array.from({ length: 20 }, (_, n) => `model ${n}`);
    await Promise.all(
      subjects.map((subject, n) =>
        recordAuditEvent(app, {
          actor,
          action: 'model.published',
          subject,
          details: { z: 1.5, a: [n, null], left: undefined },
        }),
      ),
    );
    expect(await verifyAuditTrail(app)).toMatchObject({ intact: true, nEvents: 20 });
    const { events, total } = await listAuditEvents(app, { limit: 5 });
    expect(total).toBe(20);
    expect(events).toHaveLength(5);
    expect(events[0]!.previousHash).toBe(events[1]!.hash);
  });

  it('shows a changed detail, a changed name, a changed time and a removed event', async () => {
    const { events } = await listAuditEvents(app, { limit: 20 });
    const victim = events[10]!;
    const restore = () => open.database.update(auditEvents).set(victim).where(eq(auditEvents.id, victim.id));
    for (const change of [
      { details: { a: 2 } },
      { actor: 'somebody else' },
      { at: new Date(0) },
      { subject: 'model x' },
    ]) {
      await open.database.update(auditEvents).set(change).where(eq(auditEvents.id, victim.id));
      expect(await verifyAuditTrail(app)).toMatchObject({
        intact: false,
        fault: { id: victim.id, reason: 'it was changed after it was written' },
      });
      await restore();
      expect(await verifyAuditTrail(app)).toMatchObject({ intact: true });
    }
    await open.database.delete(auditEvents).where(eq(auditEvents.id, victim.id));
    expect(await verifyAuditTrail(app)).toMatchObject({ intact: false, fault: { id: events[9]!.id } });
  });
});
