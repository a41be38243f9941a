import { actorOf } from '@/lib/auth/actor';
import { checkId, handle } from '@/lib/auth/handle';
import { requireApiUser } from '@/lib/auth/require-user';
import { getApplication } from '@/lib/open-application';
import { revokeApiToken } from '@/lib/services/revoke-api-token';

interface Context {
  readonly params: Promise<{ tokenId: string }>;
}

/** Revokes a token of one's own; an administrator revokes anybody's. */
export const DELETE = handle<Context>(async (request, { params }) => {
  const user = await requireApiUser(request, 'clinician');
  const tokenId = checkId((await params).tokenId);
  const ownerId = user.role === 'administrator' ? null : user.id;
  await revokeApiToken(await getApplication(), { tokenId, ownerId, actor: actorOf(user) });
  return Response.json({ id: tokenId });
});
