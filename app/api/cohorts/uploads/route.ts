import { handle, readQuery } from '@/lib/auth/handle';
import { requireApiUser } from '@/lib/auth/require-user';
import { RiskcurveError } from '@/lib/errors';
import { getApplication } from '@/lib/open-application';
import { previewUpload } from '@/lib/services/preview-upload';
import { uploadQuerySchema } from '../schema';

/** Takes a file as the body of the request and says what was inferred. */
export const POST = handle(async (request) => {
  await requireApiUser(request, 'analyst');
  const { fileName } = readQuery(request, uploadQuerySchema);
  if (request.body === null) throw new RiskcurveError('bad-input', 'the file is empty: choose a CSV file');
  const stream = request.body as unknown as AsyncIterable<Uint8Array>;
  return Response.json(await previewUpload(await getApplication(), { stream, fileName }));
});
