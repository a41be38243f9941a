/** What can be read from an exported file that comes back to be checked. */
import { canonicalJson, contentHash } from './canonical-json';
import { patientReportSchema, type PatientReport } from './content';
import { fhirBundle } from './fhir/bundle';
import { attachedReport } from './fhir/attached-report';

interface ReadReport {
  readonly report: PatientReport;
  readonly computedHash: string;
  /** False for a FHIR bundle whose resources do not say what the report attached to them says. */
  readonly consistent: boolean;
}

/** The report of a JSON file or a FHIR bundle with the hash computed from its content; null where the bytes are neither. */
export function readReportFile(bytes: Uint8Array): ReadReport | null {
  const file = parseJson(bytes);
  const attached = attachedReport(file);
  const parsed = patientReportSchema.safeParse(attached ?? file);
  if (!parsed.success) return null;
  const report = parsed.data;
  const consistent = attached === null || canonicalJson(file) === canonicalJson(fhirBundle(report));
  return { report, computedHash: contentHash(report), consistent };
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    return null; // not JSON: the caller looks at it as a file of another format
  }
}
