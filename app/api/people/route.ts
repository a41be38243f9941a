import { actorOf } from '@/lib/auth/actor';
import { handle, readBody } from '@/lib/auth/handle';
import { requireApiUser } from '@/lib/auth/require-user';
import { getApplication } from '@/lib/open-application';
import { inviteUser } from '@/lib/services/invite-user';
import { listUsers } from '@/lib/services/list-users';
import { inviteSchema } from './schema';

export const GET = handle(async (request) => {
  await requireApiUser(request, 'administrator');
  return Response.json({ people: await listUsers(await getApplication()) });
});

/** Invites a person; answers with the path of the one-time link, which is shown this once. */
export const POST = handle(async (request) => {
  const administrator = await requireApiUser(request, 'administrator');
  const given = await readBody(request, inviteSchema);
  const { user, path } = await inviteUser(await getApplication(), { ...given, actor: actorOf(administrator) });
  return Response.json({ userId: user.id, path }, { status: 201 });
});
