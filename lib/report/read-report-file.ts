/** What can be read from an exported file that comes back to be checked. */
import { canonicalJson, contentHash } from './canonical-json';
import { patientReportSchema } from './content';
import { earlierReportSchema } from './earlier-report';
import { attachedReport } from './fhir/attached-report';
import { fhirBundle } from './fhir/bundle';
import { modelCardSchema } from './model-card/content';

export interface ReadReport {
  readonly identifier: string;
  /** What the file states of itself, and what its content gives. */
  readonly statedHash: string;
  readonly computedHash: string;
  /**
   * Of a FHIR bundle: whether its resources say, word for word, what the report attached to them says; `untold` where the report is of
   * an earlier schema, whose resources this program no longer writes. Null for any other file.
   */
  readonly resources: 'fit' | 'differ' | 'untold' | null;
}

/** The report (of this schema or an earlier one) of a JSON file or a FHIR bundle, or the card of a JSON file; null where the bytes are none of these. */
export function readReportFile(bytes: Uint8Array): ReadReport | null {
  const file = parseJson(bytes);
  const attached = attachedReport(file);
  const report = patientReportSchema.safeParse(attached ?? file);
  const earlier = earlierReportSchema.safeParse(attached ?? file);
  const found = [report, earlier, modelCardSchema.safeParse(file)].find(({ success }) => success);
  if (found?.data === undefined) return null;
  const { identifier, contentHash: statedHash } = found.data;
  const fits = report.success && attached !== null && canonicalJson(file) === canonicalJson(fhirBundle(report.data));
  return {
    identifier,
    statedHash,
    computedHash: contentHash(found.data),
    resources: attached === null ? null : earlier.success ? 'untold' : fits ? 'fit' : 'differ',
  };
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    return null; // not JSON: the caller looks at it as a file of another format
  }
}
