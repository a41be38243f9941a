import { actorOf } from '@/lib/auth/actor';
import { checkId, handle, parseBody, readBody } from '@/lib/auth/handle';
import { requireApiUser } from '@/lib/auth/require-user';
import { getApplication } from '@/lib/open-application';
import { publishModel } from '@/lib/services/publish-model';
import { unpublishModel } from '@/lib/services/unpublish-model';
import { endSchema, publishSchema } from '../../schema';

interface Context {
  readonly params: Promise<{ modelId: string }>;
}

/** Shows a model to clinicians, in place of the version of its line that they saw so far. */
export const POST = handle<Context>(async (request, { params }) => {
  const analyst = await requireApiUser(request, 'analyst');
  const modelId = checkId((await params).modelId);
  const given = await readBody(request, publishSchema);
  return Response.json(await publishModel(await getApplication(), { ...given, modelId, actor: actorOf(analyst) }));
});

/** Takes it from their sight again. */
export const DELETE = handle<Context>(async (request, { params }) => {
  const analyst = await requireApiUser(request, 'analyst');
  const modelId = checkId((await params).modelId);
  const { seen } = parseBody((await request.text()) || '{}', endSchema);
  await unpublishModel(await getApplication(), { modelId, seen, actor: actorOf(analyst) });
  return Response.json({ modelId, publishedAt: null });
});
