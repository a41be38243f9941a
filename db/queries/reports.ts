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
