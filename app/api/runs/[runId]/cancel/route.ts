import { actorOf } from '@/lib/auth/actor';
import { checkId, handle } from '@/lib/auth/handle';
import { requireApiUser } from '@/lib/auth/require-user';
import { getApplication } from '@/lib/open-application';
import { cancelRun } from '@/lib/services/cancel-run';

interface Context {
  readonly params: Promise<{ runId: string }>;
}

/** Cancels a run that is under way. */
export const POST = handle<Context>(async (request, { params }) => {
  const analyst = await requireApiUser(request, 'analyst');
  const runId = checkId((await params).runId);
  await cancelRun(await getApplication(), { runId, actor: actorOf(analyst) });
  return Response.json({ runId, state: 'cancelled' });
});
