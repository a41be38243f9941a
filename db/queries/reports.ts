/** Exported reports: one row each, with the hash that the report prints. */
import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '../client';
import { auditEvents, cohorts, models, patients, reports, users } from '../schema';

export type Report = typeof reports.$inferSelect;

export async function insertReport(database: Database, report: typeof reports.$inferInsert): Promise<Report> {
  const [row] = await database.insert(reports).values(report).returning();
  return row!;
}

/** An exported report with the names of what it is about. `exportedBy` is null for the command line or a person removed since. */
export interface KnownReport {
  readonly identifier: string;
  readonly format: Report['format'];
  readonly contentHash: string;
  readonly createdAt: Date;
  readonly exportedBy: string | null;
  readonly patientLabel: string | null;
  readonly cohortName: string;
  readonly modelName: string;
  readonly modelVersion: string;
}

/** The exports with that identifier (a uuid) or that content hash, newest first. */
export async function listKnownReports(
  database: Database,
  sought: { identifier: string } | { contentHash: string },
): Promise<KnownReport[]> {
  return database
    .select({
      identifier: reports.id,
      format: reports.format,
      contentHash: reports.contentHash,
      createdAt: reports.createdAt,
      exportedBy: users.name,
      patientLabel: patients.label,
      cohortName: cohorts.name,
      modelName: models.name,
      modelVersion: models.version,
    })
    .from(reports)
    .innerJoin(models, eq(models.id, reports.modelId))
    .innerJoin(cohorts, eq(cohorts.id, models.cohortId))
    .leftJoin(users, eq(users.id, reports.createdBy))
    .leftJoin(patients, eq(patients.id, reports.patientId))
    .where('identifier' in sought ? eq(reports.id, sought.identifier) : eq(reports.contentHash, sought.contentHash))
    .orderBy(desc(reports.createdAt))
    .limit(100);
}

/** The report or model card whose exported file had exactly these bytes, by the audit trail; null where no such file was issued. */
export async function findReportIdentifierOfFile(database: Database, fileSha256: string): Promise<string | null> {
  const [row] = await database
    .select({ details: auditEvents.details })
    .from(auditEvents)
    .where(
      and(
        inArray(auditEvents.action, ['report.exported', 'model-card.exported']),
        sql`${auditEvents.details} ->> 'fileSha256' = ${fileSha256}`,
      ),
    )
    .limit(1);
  const identifier = row?.details.identifier;
  return typeof identifier === 'string' ? identifier : null;
}
