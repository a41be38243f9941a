import { actorOf } from '@/lib/auth/actor';
import { handle, readBody } from '@/lib/auth/handle';
import { requireApiUser } from '@/lib/auth/require-user';
import { getApplication } from '@/lib/open-application';
import { currentMaking } from '@/lib/reproduction/process/making';
import { cancelReproduction } from '@/lib/services/cancel-reproduction';
import { startReproduction } from '@/lib/services/start-reproduction';
import { startReproductionSchema } from './schema';

/** The reproduction under way, or the last one that this server was asked for: `{"making": {...} | null}`. */
export const GET = handle(async (request) => {
  await requireApiUser(request, 'analyst');
  return Response.json({ making: currentMaking() });
});

/** Starts one: `{"target", "quick"}`. */
export const POST = handle(async (request) => {
  const analyst = await requireApiUser(request, 'analyst');
  const given = await readBody(request, startReproductionSchema);
  const making = await startReproduction(await getApplication(), { ...given, actor: actorOf(analyst) });
  return Response.json({ making }, { status: 202 });
});

/** Cancels the one under way. */
export const DELETE = handle(async (request) => {
  const analyst = await requireApiUser(request, 'analyst');
  return Response.json({ making: await cancelReproduction(await getApplication(), { actor: actorOf(analyst) }) });
});
