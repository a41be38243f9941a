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
  return Response.json(await verifyReportFile(await getApplication(), { bytes: await readAtMost(request, maxBytes) }));
});

/** Stops reading where the body grows too large, whatever length it claims. */
async function readAtMost(request: Request, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of (request.body ?? []) as unknown as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > limit) {
      throw new RiskcurveError(
        'too-large',
        `a report has at most ${limit / 1e6} MB: choose the file that was exported here`,
      );
    }
    chunks.push(chunk);
  }
  if (length === 0) throw new RiskcurveError('bad-input', 'the file is empty: choose the file that was exported here');
  return Buffer.concat(chunks);
}
