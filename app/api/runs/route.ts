import { actorOf } from '@/lib/auth/actor';
import { handle, readBody } from '@/lib/auth/handle';
import { requireApiUser } from '@/lib/auth/require-user';
import { getApplication } from '@/lib/open-application';
import { listRuns } from '@/lib/services/list-runs';
import { startRun } from '@/lib/services/start-run';
import { configOf, startRunSchema } from './schema';

export const GET = handle(async (request) => {
  await requireApiUser(request, 'analyst');
  return Response.json({ runs: await listRuns(await getApplication()) });
});

/** Queues a run; answers with its id at once. */
export const POST = handle(async (request) => {
  const analyst = await requireApiUser(request, 'analyst');
  const given = await readBody(request, startRunSchema);
  const { cohortId, engine, modelName } = given;
  const options = { cohortId, engine, modelName, config: configOf(given), actor: actorOf(analyst) };
  const run = await startRun(await getApplication(), options);
  return Response.json({ runId: run.id }, { status: 201 });
});
