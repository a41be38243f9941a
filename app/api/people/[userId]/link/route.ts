import { actorOf } from '@/lib/auth/actor';
import { checkId, handle } from '@/lib/auth/handle';
import { requireApiUser } from '@/lib/auth/require-user';
import { getApplication } from '@/lib/open-application';
import { resetByLink } from '@/lib/services/reset-by-link';

interface Context {
  readonly params: Promise<{ userId: string }>;
}

/** A new one-time link for a person; answers with its path, which is shown this once. */
export const POST = handle<Context>(async (request, { params }) => {
  const administrator = await requireApiUser(request, 'administrator');
  const userId = checkId((await params).userId);
  const { path } = await resetByLink(await getApplication(), { userId, actor: actorOf(administrator) });
  return Response.json({ path });
});
