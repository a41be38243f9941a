/** What can be read from an exported file that comes back to be checked. */
import { canonicalJson, contentHash } from './canonical-json';
import { patientReportSchema } from './content';
import { attachedReport } from './fhir/attached-report';
import { fhirBundle } from './fhir/bundle';
import { modelCardSchema } from './model-card/content';

interface ReadReport {
  readonly identifier: string;
  /** What the file states of itself, and what its content gives. */
  readonly statedHash: string;
  readonly computedHash: string;
  /** False for a FHIR bundle whose resources do not say what the report attached to them says. */
  readonly consistent: boolean;
}

/** The report of a JSON file or a FHIR bundle, or the card of a JSON file; null where the bytes are none of these. */
export function readReportFile(bytes: Uint8Array): ReadReport | null {
  const file = parseJson(bytes);
  const attached = attachedReport(file);
  const report = patientReportSchema.safeParse(attached ?? file);
  const content = report.success ? report : modelCardSchema.safeParse(file);
  if (!content.success) return null;
  return {
    identifier: content.data.identifier,
    statedHash: content.data.contentHash,
    computedHash: contentHash(content.data),
    consistent: attached === null || (report.success && canonicalJson(file) === canonicalJson(fhirBundle(report.data))),
  };
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    return null; // not JSON: the caller looks at it as a file of another format
  }
}
