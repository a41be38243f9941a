import { mostShown } from '@/app/(product)/compare/choices';
import { actorOf } from '@/lib/auth/actor';
import { handle, readBody } from '@/lib/auth/handle';
import { requireApiUser } from '@/lib/auth/require-user';
import { getApplication } from '@/lib/open-application';
import { startComparison } from '@/lib/services/start-comparison';
import { startComparisonSchema } from './schema';

/** Queues the runs that a comparison lacks; answers with models that are there, runs under way, and what was left out. */
export const POST = handle(async (request) => {
  const analyst = await requireApiUser(request, 'analyst');
  const given = await readBody(request, startComparisonSchema);
  const options = { ...given, actor: actorOf(analyst), most: mostShown };
  return Response.json(await startComparison(await getApplication(), options), { status: 201 });
});
