import { actorOf } from '@/lib/auth/actor';
import { checkId, handle, parseBody } from '@/lib/auth/handle';
import { requireApiUser } from '@/lib/auth/require-user';
import { getApplication } from '@/lib/open-application';
import { retireModel } from '@/lib/services/retire-model';
import { endSchema } from '../../schema';

interface Context {
  readonly params: Promise<{ modelId: string }>;
}

/** Ends a model's use for good. */
export const POST = handle<Context>(async (request, { params }) => {
  const analyst = await requireApiUser(request, 'analyst');
  const modelId = checkId((await params).modelId);
  const { seen } = parseBody((await request.text()) || '{}', endSchema);
  await retireModel(await getApplication(), { modelId, seen, actor: actorOf(analyst) });
  return Response.json({ modelId, retired: true });
});
