import { readAtMost } from '@/app/read-at-most';
import { handle } from '@/lib/auth/handle';
import { requireApiUser } from '@/lib/auth/require-user';
import { RiskcurveError } from '@/lib/errors';
import { getApplication } from '@/lib/open-application';
import { verifyReportFile } from '@/lib/services/verify-report-file';

/** Larger than any report. */
const maxBytes = 20_000_000;

/** Judges a report's file, sent as the body of the request. */
export const POST = handle(async (request) => {
  await requireApiUser(request, 'clinician');
  const sentence = `a report has at most ${maxBytes / 1e6} MB: choose the file that was exported here`;
  const bytes = await readAtMost(request, maxBytes, sentence);
  if (bytes.length === 0) {
    throw new RiskcurveError('bad-input', 'the file is empty: choose the file that was exported here');
  }
  return Response.json(await verifyReportFile(await getApplication(), { bytes }));
});
