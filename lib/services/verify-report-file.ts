import { createHash } from 'node:crypto';
import { findReportIdentifierOfFile, listKnownReports, type KnownReport } from '@/db/queries/reports';
import type { Application } from '../application';
import { identifierInFile } from '../report/identifier-mark';
import { readReportFile, type ReadReport } from '../report/read-report-file';

export interface FileVerdict {
  /**
   * `genuine`: the very file that was issued here, or a JSON or FHIR report whose content is the one issued.
   * `changed`: it bears the identifier of a report issued here, or a hash of its own, and does not fit it.
   * `unknown`: nothing of the kind was issued here.
   */
  readonly verdict: 'genuine' | 'changed' | 'unknown';
  /** One sentence: what was compared with what. */
  readonly explanation: string;
  /** Hash recomputed from the content; null for a PDF, HTML or CSV file, which is compared as a whole. */
  readonly computedHash: string | null;
  readonly known: readonly KnownReport[];
}

/** Judges an exported file of any format by its bytes, and a JSON or FHIR report by its content also. */
export async function verifyReportFile(app: Application, options: { bytes: Uint8Array }): Promise<FileVerdict> {
  const { bytes } = options;
  const json = readReportFile(bytes);
  const computedHash = json?.computedHash ?? null;
  const fileSha256 = createHash('sha256').update(bytes).digest('hex');
  const issuedIdentifier = await findReportIdentifierOfFile(app.database, fileSha256);
  if (issuedIdentifier !== null) {
    const known = await listKnownReports(app.database, { identifier: issuedIdentifier });
    return {
      verdict: 'genuine',
      explanation: 'This is, byte for byte, a file that this server issued.',
      computedHash,
      known,
    };
  }
  const identifier = json?.identifier ?? identifierInFile(bytes);
  const known = identifier === null ? [] : await listKnownReports(app.database, { identifier });
  return { ...judgeContent(json, known), computedHash, known };
}

function judgeContent(
  json: ReadReport | null,
  known: readonly KnownReport[],
): Pick<FileVerdict, 'verdict' | 'explanation'> {
  if (json !== null && json.computedHash !== json.statedHash) {
    return {
      verdict: 'changed',
      explanation: 'Something in it was changed: its content does not fit the hash that it states for itself.',
    };
  }
  if (json?.resources === 'untold') {
    return {
      verdict: 'changed',
      explanation:
        'The report attached to it fits its own hash, but this is not the file that was issued, and its FHIR resources were written by ' +
        'an earlier version, so they cannot be checked word for word: rely on the file as it was exported.',
    };
  }
  if (json?.resources === 'differ') {
    return {
      verdict: 'changed',
      explanation:
        'Its FHIR resources are not word for word what this server writes for the report attached to them. A system that files ' +
        'FHIR may add to them; rely on the file as it was exported.',
    };
  }
  if (known.length === 0) {
    return {
      verdict: 'unknown',
      explanation:
        'This server has issued no such file. Ask where it comes from, or check it on the server that issued it.',
    };
  }
  if (json !== null && known.some(({ contentHash }) => contentHash === json.computedHash)) {
    return {
      verdict: 'genuine',
      explanation: 'Every value in it is the one that this server issued; only the layout of the file differs.',
    };
  }
  return {
    verdict: 'changed',
    explanation:
      'A report with this identifier was issued here, but this file is not the one that was issued. Opening and saving it in ' +
      'another program is enough to change it: export the report again, or ask for the original file.',
  };
}
