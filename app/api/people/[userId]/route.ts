import { actorOf } from '@/lib/auth/actor';
import { checkId, handle, readBody } from '@/lib/auth/handle';
import { requireApiUser } from '@/lib/auth/require-user';
import { getApplication } from '@/lib/open-application';
import { updateUser } from '@/lib/services/update-user';
import { updatePersonSchema } from '../schema';

interface Context {
  readonly params: Promise<{ userId: string }>;
}

/** Changes a person's role or switches the account off or on. */
export const PATCH = handle<Context>(async (request, { params }) => {
  const administrator = await requireApiUser(request, 'administrator');
  const userId = checkId((await params).userId);
  const change = await readBody(request, updatePersonSchema);
  const user = await updateUser(await getApplication(), { userId, ...change, actor: actorOf(administrator) });
  return Response.json({ userId: user.id, role: user.role, disabled: user.disabled });
});
