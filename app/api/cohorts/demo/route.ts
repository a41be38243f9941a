import { actorOf } from '@/lib/auth/actor';
import { handle } from '@/lib/auth/handle';
import { requireApiUser } from '@/lib/auth/require-user';
import { getApplication } from '@/lib/open-application';
import { loadDemoCohort } from '@/lib/services/load-demo-cohort';

/** Loads the simulated demo cohort; a second time answers with the one that is there. */
export const POST = handle(async (request) => {
  const analyst = await requireApiUser(request, 'analyst');
  const cohort = await loadDemoCohort(await getApplication(), { actor: actorOf(analyst) });
  return Response.json({ cohortId: cohort.id });
});
