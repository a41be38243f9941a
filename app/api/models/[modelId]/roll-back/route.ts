import { actorOf } from '@/lib/auth/actor';
import { checkId, handle, readBody } from '@/lib/auth/handle';
import { requireApiUser } from '@/lib/auth/require-user';
import { getApplication } from '@/lib/open-application';
import { rollBackModel } from '@/lib/services/roll-back-model';
import { rollBackSchema } from '../../schema';

interface Context {
  readonly params: Promise<{ modelId: string }>;
}

/** Shows clinicians this earlier version again, in place of the one of its line that they see now. */
export const POST = handle<Context>(async (request, { params }) => {
  const analyst = await requireApiUser(request, 'analyst');
  const modelId = checkId((await params).modelId);
  const given = await readBody(request, rollBackSchema);
  return Response.json(await rollBackModel(await getApplication(), { ...given, modelId, actor: actorOf(analyst) }));
});
