import { checkId, handle } from '@/lib/auth/handle';
import { requireApiUser } from '@/lib/auth/require-user';
import { getApplication } from '@/lib/open-application';
import { getRun } from '@/lib/services/get-run';
import { runView } from '../run-view';

interface Context {
  readonly params: Promise<{ runId: string }>;
}

export const GET = handle<Context>(async (request, { params }) => {
  await requireApiUser(request, 'analyst');
  const runId = checkId((await params).runId);
  return Response.json(runView(await getRun(await getApplication(), { runId })));
});
