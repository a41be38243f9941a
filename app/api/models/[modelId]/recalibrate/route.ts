import { actorOf } from '@/lib/auth/actor';
import { checkId, handle } from '@/lib/auth/handle';
import { requireApiUser } from '@/lib/auth/require-user';
import { getApplication } from '@/lib/open-application';
import { recalibrateModel } from '@/lib/services/recalibrate-model';

interface Context {
  readonly params: Promise<{ modelId: string }>;
}

/** Makes a new model of this one's networks with recalibrated risks, or finds the one that was made before. */
export const POST = handle<Context>(async (request, { params }) => {
  const analyst = await requireApiUser(request, 'analyst');
  const modelId = checkId((await params).modelId);
  const { model, isNew } = await recalibrateModel(await getApplication(), { modelId, actor: actorOf(analyst) });
  const { id, name, version } = model;
  return Response.json({ modelId: id, name, version, recalibratedFrom: modelId }, { status: isNew ? 201 : 200 });
});
