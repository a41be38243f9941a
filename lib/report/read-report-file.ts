/** What can be read from an exported file that comes back to be checked. */
import { contentHash } from './canonical-json';
import { patientReportSchema, type PatientReport } from './content';

/** How a report names itself inside its PDF's properties and its page's head. */
export function identifierMark(identifier: string): string {
  return `riskcurve-report:${identifier}`;
}

const mark = /riskcurve-report:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/;

/** The identifier that a PDF or HTML report carries in its properties; null where there is none. */
export function identifierInFile(bytes: Uint8Array): string | null {
  return mark.exec(Buffer.from(bytes).toString('latin1'))?.[1] ?? null;
}

/** A JSON report with the hash computed from its content; null where the bytes are no valid JSON report. */
export function readReportFile(bytes: Uint8Array): { report: PatientReport; computedHash: string } | null {
  const parsed = patientReportSchema.safeParse(parseJson(bytes));
  return parsed.success ? { report: parsed.data, computedHash: contentHash(parsed.data) } : null;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    return null; // not JSON: the caller looks at it as a file of another format
  }
}
