import { handle } from '@/lib/auth/handle';
import { isCommandLine, runCommandStream } from '@/lib/cli/serve';
import { RiskcurveError } from '@/lib/errors';
import { getApplication } from '@/lib/open-application';

/** The command line, working through this server. Let in by the token that lies in the data folder, not by a session. */
export const POST = handle(async (request) => {
  const app = await getApplication();
  if (!(await isCommandLine(app.environment.home, request.headers.get('authorization')))) {
    throw new RiskcurveError('unauthenticated', 'the token does not fit: start the command again');
  }
  const body: unknown = await request.json().catch(() => null);
  const headers = { 'content-type': 'application/x-ndjson; charset=utf-8', 'cache-control': 'no-cache, no-transform' };
  return new Response(runCommandStream(app, body), { headers });
});
