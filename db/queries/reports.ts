import { eq } from 'drizzle-orm';
import type { Database } from '../client';
import { reports } from '../schema';

export type Report = typeof reports.$inferSelect;

export async function insertReport(database: Database, report: typeof reports.$inferInsert): Promise<Report> {
  const [row] = await database.insert(reports).values(report).returning();
  return row!;
}

/** Every export of that content, in whatever format. */
export async function listReportsByHash(database: Database, contentHash: string): Promise<Report[]> {
  return database.select().from(reports).where(eq(reports.contentHash, contentHash)).limit(100);
}

/** The report whose exported file had exactly these bytes, by the audit trail; null where no such file was issued. */
export async function findReportIdentifierOfFile(database: Database, fileSha256: string): Promise<string | null> {
  const [row] = await database
    .select({ details: auditEvents.details })
    .from(auditEvents)
    .where(
      and(eq(auditEvents.action, 'report.exported'), sql`${auditEvents.details} ->> 'fileSha256' = ${fileSha256}`),
    )
    .limit(1);
  const identifier = row?.details.identifier;
  return typeof identifier === 'string' ? identifier : null;
}
