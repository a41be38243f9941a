/** One content tree, five formats. Shared by the web and the command line. */
import { canonicalJson } from './canonical-json';
import { fileNamePart } from './file-name';
import { patientReportSchema, type PatientReport } from './content';

export const reportFormats = ['pdf', 'html', 'json', 'csv', 'fhir'] as const;
export type ReportFormat = (typeof reportFormats)[number];

export const contentTypes: Readonly<Record<ReportFormat, string>> = {
  pdf: 'application/pdf',
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  fhir: 'application/fhir+json; charset=utf-8',
};

const fileEndings: Readonly<Record<ReportFormat, string>> = {
  pdf: 'pdf',
  html: 'html',
  json: 'json',
  csv: 'csv',
  fhir: 'fhir.json',
};

/** The bytes of a report in a format. The renderers load only when they are asked for: the PDF one is heavy. */
export async function renderReport(report: PatientReport, format: ReportFormat): Promise<Uint8Array<ArrayBuffer>> {
  switch (format) {
    case 'json':
      return new TextEncoder().encode(`${canonicalJson(patientReportSchema.parse(report))}\n`);
    case 'csv': {
      const { renderCsv } = await import('./csv/render');
      return new TextEncoder().encode(renderCsv(report));
    }
    case 'fhir': {
      const { fhirBundle } = await import('./fhir/bundle');
      return new TextEncoder().encode(`${JSON.stringify(fhirBundle(patientReportSchema.parse(report)))}\n`);
    }
    case 'html': {
      const { renderHtml } = await import('./html/page');
      return new TextEncoder().encode(await renderHtml(report));
    }
    case 'pdf': {
      const { renderPdf } = await import('./pdf/document');
      return renderPdf(report);
    }
  }
}

/** "riskcurve-P-0001-3f9c21ab-20260131.pdf" or "riskcurve-what-if-P-0001-…": label, model version and day, in signs that every file system takes. */
export function reportFileName(report: PatientReport, format: ReportFormat): string {
  const patient = report.panels.find((panel) => panel.panel === 'patient');
  const model = report.panels.find((panel) => panel.panel === 'model');
  const label = fileNamePart(patient?.label ?? '', 'patient');
  const day = report.createdAt.slice(0, 10).replaceAll('-', '');
  const kind = (patient?.changes.length ?? 0) === 0 ? '' : 'what-if-';
  return `riskcurve-${kind}${label}-${model?.version.slice(0, 8) ?? ''}-${day}.${fileEndings[format]}`;
}
