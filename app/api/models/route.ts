import { handle } from '@/lib/auth/handle';
import { requireApiUser } from '@/lib/auth/require-user';
import { roleIsAtLeast } from '@/lib/auth/roles';
import { getApplication } from '@/lib/open-application';
import { listModels } from '@/lib/services/list-models';

/** Models, newest first; a clinician sees the published ones. */
export const GET = handle(async (request) => {
  const user = await requireApiUser(request);
  const publishedOnly = !roleIsAtLeast(user.role, 'analyst');
  return Response.json({ models: await listModels(await getApplication(), { publishedOnly }) });
});
