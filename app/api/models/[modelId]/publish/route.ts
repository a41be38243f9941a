import { actorOf } from '@/lib/auth/actor';
import { checkId, handle, readBody } from '@/lib/auth/handle';
import { requireApiUser } from '@/lib/auth/require-user';
import { getApplication } from '@/lib/open-application';
import { publishModel } from '@/lib/services/publish-model';
import { unpublishModel } from '@/lib/services/unpublish-model';
import { publishSchema } from '../../schema';

interface Context {
  readonly params: Promise<{ modelId: string }>;
}

/** Shows a model to clinicians. */
export const POST = handle<Context>(async (request, { params }) => {
  const analyst = await requireApiUser(request, 'analyst');
  const modelId = checkId((await params).modelId);
  const { threshold } = await readBody(request, publishSchema);
  const model = await publishModel(await getApplication(), { modelId, threshold, actor: actorOf(analyst) });
  return Response.json({ modelId, publishedAt: model.publishedAt });
});

/** Takes it from their sight again. */
export const DELETE = handle<Context>(async (request, { params }) => {
  const analyst = await requireApiUser(request, 'analyst');
  const modelId = checkId((await params).modelId);
  await unpublishModel(await getApplication(), { modelId, actor: actorOf(analyst) });
  return Response.json({ modelId, publishedAt: null });
});
