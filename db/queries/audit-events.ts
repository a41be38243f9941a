import { and, asc, desc, eq, gt, inArray, sql } from 'drizzle-orm';
import type { Database } from '../client';
import { auditEvents } from '../schema';
import { boundedPage, type Page } from './page';

export type AuditEvent = typeof auditEvents.$inferSelect;
export type NewAuditEvent = typeof auditEvents.$inferInsert;

/** Any number, the same in every process of ours: whoever holds it may append to the audit trail. */
const auditLock = 7_236_002;

/**
 * Appends one event: `complete` gets the hash of the newest event (empty for the first) and returns the row to store.
 * Writers take turns, so that no two events follow the same one.
 */
export async function appendAuditEvent(
  database: Database,
  complete: (previousHash: string) => NewAuditEvent,
): Promise<AuditEvent> {
  return database.transaction(async (transaction) => {
    await transaction.execute(sql`SELECT pg_advisory_xact_lock(${auditLock})`);
    const [newest] = await transaction
      .select({ hash: auditEvents.hash })
      .from(auditEvents)
      .orderBy(desc(auditEvents.id))
      .limit(1);
    const [row] = await transaction
      .insert(auditEvents)
      .values(complete(newest?.hash ?? ''))
      .returning();
    return row!;
  });
}

/** Newest first. */
export async function listAuditEvents(
  database: Database,
  options: Page & { action?: string } = {},
): Promise<AuditEvent[]> {
  const { limit, offset } = boundedPage(options);
  return database
    .select()
    .from(auditEvents)
    .where(options.action === undefined ? undefined : eq(auditEvents.action, options.action))
    .orderBy(desc(auditEvents.id))
    .limit(limit)
    .offset(offset);
}

export async function countAuditEvents(database: Database, options: { action?: string } = {}): Promise<number> {
  return database.$count(
    auditEvents,
    options.action === undefined ? undefined : eq(auditEvents.action, options.action),
  );
}

/** Oldest first, those after the given id: for walking the whole trail in bounded steps. */
export async function listAuditEventsAfter(database: Database, id: number, limit: number): Promise<AuditEvent[]> {
  return database.select().from(auditEvents).where(gt(auditEvents.id, id)).orderBy(asc(auditEvents.id)).limit(limit);
}

/** Why earlier versions came back, by the id of the publication that each roll back began. */
export async function listRollBackReasons(
  database: Database,
  publicationIds: readonly string[],
): Promise<Map<string, string>> {
  if (publicationIds.length === 0) return new Map();
  const publicationId = sql<string>`${auditEvents.details} ->> 'publication'`;
  const rows = await database
    .select({ publicationId, reason: sql<string>`${auditEvents.details} ->> 'reason'` })
    .from(auditEvents)
    .where(and(eq(auditEvents.action, 'model.rolled-back'), inArray(publicationId, [...publicationIds])));
  return new Map(rows.map((row) => [row.publicationId, row.reason]));
}
