import { listKnownReports, type KnownReport } from '@/db/queries/reports';
import { isUuid } from '@/db/uuid';
import type { Application } from '../application';
import { RiskcurveError } from '../errors';

/**
 * The exports that bear this identifier or content hash (both are printed on every report), newest first; none where this server
 * never issued one. Throws `bad-input` where the code is neither.
 */
export async function verifyReport(app: Application, options: { code: string }): Promise<readonly KnownReport[]> {
  const code = options.code.replace(/\s+/g, '').toLowerCase();
  if (isUuid(code)) return listKnownReports(app.database, { identifier: code });
  if (/^[0-9a-f]{64}$/.test(code)) return listKnownReports(app.database, { contentHash: code });
  throw new RiskcurveError(
    'bad-input',
    'a report is found by its identifier (36 signs with hyphens) or its content hash (64 hexadecimal digits): copy either from the foot of the report',
  );
}
