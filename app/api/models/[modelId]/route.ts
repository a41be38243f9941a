import { checkId, handle } from '@/lib/auth/handle';
import { requireApiUser } from '@/lib/auth/require-user';
import { roleIsAtLeast } from '@/lib/auth/roles';
import { RiskcurveError } from '@/lib/errors';
import { getApplication } from '@/lib/open-application';
import { getModel } from '@/lib/services/get-model';
import { wasPublished } from '@/lib/services/published';

interface Context {
  readonly params: Promise<{ modelId: string }>;
}

/** A model with its evaluation; one that never was published does not exist for a clinician. */
export const GET = handle<Context>(async (request, { params }) => {
  const user = await requireApiUser(request);
  const model = await getModel(await getApplication(), { modelId: checkId((await params).modelId) });
  if (!wasPublished(model) && !roleIsAtLeast(user.role, 'analyst')) {
    throw new RiskcurveError('not-found', `there is no model with the id ${model.id}`);
  }
  return Response.json(model);
});
