import { actorOf } from '@/lib/auth/actor';
import { handle, readBody } from '@/lib/auth/handle';
import { requireApiUser } from '@/lib/auth/require-user';
import { getApplication } from '@/lib/open-application';
import { createApiToken } from '@/lib/services/create-api-token';
import { createTokenSchema } from './schema';

/** Makes a token for the person who asks; the answer is the only time that it is shown. */
export const POST = handle(async (request) => {
  const user = await requireApiUser(request, 'clinician');
  const given = await readBody(request, createTokenSchema);
  const options = { ...given, userId: user.id, actor: actorOf(user) };
  const { token, row } = await createApiToken(await getApplication(), options);
  return Response.json({ id: row.id, token }, { status: 201 });
});
