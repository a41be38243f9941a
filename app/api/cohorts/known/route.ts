import { handle, readBody } from '@/lib/auth/handle';
import { requireApiUser } from '@/lib/auth/require-user';
import { getApplication } from '@/lib/open-application';
import { previewKnownCohort } from '@/lib/services/preview-known-cohort';
import { knownCohortSchema } from '../schema';

/** Takes the file of a known cohort from the data folder, as if it had been uploaded. */
export const POST = handle(async (request) => {
  await requireApiUser(request, 'analyst');
  const { key } = await readBody(request, knownCohortSchema);
  return Response.json(await previewKnownCohort(await getApplication(), { key }));
});
