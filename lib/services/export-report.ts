import { createHash } from 'node:crypto';
import { insertReport } from '@/db/queries/reports';
import type { Actor, Application } from '../application';
import type { PatientReport } from '../report/content';
import { contentTypes, renderReport, reportFileName, type ReportFormat } from '../report/render-report';
import { buildPatientReport, type ReportSubject } from './build-patient-report';
import { recordAuditEvent } from './record-audit-event';

interface ExportedReport {
  readonly report: PatientReport;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly fileName: string;
  readonly contentType: string;
}

/**
 * Builds and renders a patient's report, and notes who exported what: a row that the verify page finds, and an audit event.
 * Throws as `buildPatientReport` does.
 */
export async function exportReport(
  app: Application,
  options: ReportSubject & { format: ReportFormat; actor: Actor; enteredPatientId?: string },
): Promise<ExportedReport> {
  const { format, actor, modelId } = options;
  const report = await buildPatientReport(app, options);
  const bytes = await renderReport(report, format);
  const { patientId = null, enteredPatientId } = options;
  await insertReport(app.database, {
    id: report.identifier,
    modelId,
    patientId,
    format,
    contentHash: report.contentHash,
    createdBy: actor.userId,
    createdAt: new Date(report.createdAt),
  });
  await recordAuditEvent(app, {
    actor,
    action: 'report.exported',
    subject: `report ${report.identifier}`,
    details: {
      identifier: report.identifier,
      modelId,
      patientId,
      ...(enteredPatientId !== undefined && { enteredPatientId }),
      format,
      contentHash: report.contentHash,
      fileSha256: createHash('sha256').update(bytes).digest('hex'),
    },
  });
  return { report, bytes, fileName: reportFileName(report, format), contentType: contentTypes[format] };
}
